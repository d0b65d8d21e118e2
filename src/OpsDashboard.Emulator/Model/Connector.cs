using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>The VPC connector as it runs.</summary>
/// <param name="Size">As configured.</param>
/// <param name="Instances">That carry traffic.</param>
/// <param name="AddingUntil">Unix second at which one more carries traffic; null when none is being added.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Connector(ConnectorSize Size, int Instances, double? AddingUntil)
{
    /// <summary>What one start adds to the demand of its minute.</summary>
    public const double MbpsPerStart = 0.4;

    private const double ScaleOutAt = 0.9;
    private const double SecondsToAdd = 120;

    // One connection is set up in about half a second; how many may wait is bounded, and so is the wait.
    private const double SetupSeconds = 0.5;
    private const double LongestQueueSeconds = 50;

    public double CapacityMbps => Instances * Size.MbpsPerInstance;

    public static Connector New(ConnectorSize size) => new(size, size.Min, null);

    /// <summary>The connector at the next minute. It grows with its load and never shrinks by itself.</summary>
    /// <param name="size">As configured now; an update that is done brings its instances.</param>
    /// <param name="demandMbps">Of the minute before.</param>
    /// <param name="second">Unix second of the minute's begin.</param>
    public Connector Next(ConnectorSize size, double demandMbps, double second)
    {
        if (size != Size)
            return new(size, Math.Clamp(Instances, size.Min, size.Max), null);
        if (AddingUntil is { } until)
            return second < until ? this : this with { Instances = Instances + 1, AddingUntil = null };
        return demandMbps > ScaleOutAt * CapacityMbps && Instances < Size.Max ? this with { AddingUntil = second + SecondsToAdd } : this;
    }

    /// <summary>
    /// How long a new connection waits for its turn: next to nothing at half load, seconds near capacity, and above it as
    /// long as the queue is.
    /// </summary>
    public double QueueSeconds(double demandMbps)
    {
        var load = demandMbps / CapacityMbps;
        return load >= 1 ? LongestQueueSeconds : Math.Min(LongestQueueSeconds, SetupSeconds * Math.Pow(load, 8) / (1 - load));
    }

    /// <summary>Share of the CPU in use on one instance, 0..1, but for chance.</summary>
    public double Cpu(double demandMbps)
    {
        var load = demandMbps / CapacityMbps;
        return load <= ScaleOutAt ? 0.04 + (0.55 * load) : Math.Min(0.97, 0.535 + ((load - ScaleOutAt) * 4.3));
    }
}
