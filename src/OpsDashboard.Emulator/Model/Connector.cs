namespace OpsDashboard.Emulator.Model;

/// <summary>The VPC connector: how much is asked of it, how many instances it has, how busy they are.</summary>
sealed class Connector(Scenario scenario, Dice dice)
{
    /// <summary>Throughput of one e2-micro instance, as documented for the whole connector and divided.</summary>
    public const double MbpsPerInstance = 100;

    public const int MinInstances = 2;
    public const int MaxInstances = 3;

    private const double ScaleOutAt = 0.9;
    private const double MbpsPerStart = 0.4;

    /// <summary>Demand in Mbps of a minute in which so many starts ran.</summary>
    /// <remarks>
    /// Bytes sent follow demand, not the limit: the documented figures are estimates and no shaper, what is offered gets
    /// through late. So the measured p99 is the demand that a bigger connector must carry.
    /// </remarks>
    public double DemandMbps(long minute, int starts)
    {
        var noise = dice.Between(-1, 1, minute, Draw.BackgroundEgress);
        var daily = Math.Sin(2 * Math.PI * ((minute % 1440) - 480) / 1440);
        var calm = 1 - Growth(minute);
        var background = Trend(minute) + (daily * 7 * calm) + (noise * (3.5 + (2.5 * calm)));
        return background + (MbpsPerStart * starts);
    }

    /// <summary>Instances follow the trend, which never falls: a connector scales out and does not shrink by itself.</summary>
    public int Instances(long minute) =>
        Trend(minute) > ScaleOutAt * MinInstances * MbpsPerInstance ? MaxInstances : MinInstances;

    /// <summary>Share of the CPU in use on one instance, 0..1.</summary>
    public double Cpu(long minute, double demandMbps, int instances, int instance)
    {
        var load = demandMbps / (instances * MbpsPerInstance);
        var cpu = load <= ScaleOutAt
            ? 0.04 + (0.55 * load)
            : Math.Min(0.97, 0.535 + ((load - ScaleOutAt) * 4.3));
        return cpu + dice.Between(-0.015, 0.015, minute, Draw.ConnectorCpu, instance);
    }

    /// <summary>0 in calm days, rising to 1 at the onset and staying there.</summary>
    public double Growth(long minute)
    {
        var share = (double)((minute * 60) - scenario.GrowthFrom) / (scenario.OnsetAt - scenario.GrowthFrom);
        return Math.Clamp(share, 0, 1);
    }

    private double Trend(long minute)
    {
        var second = minute * 60;
        if (second < scenario.AllTrafficFrom)
            return 136;
        var slow = Math.Min(1, (double)(second - scenario.AllTrafficFrom) / (scenario.GrowthFrom - scenario.AllTrafficFrom));
        return 138 + (12 * slow) + (156 * Growth(minute));
    }
}
