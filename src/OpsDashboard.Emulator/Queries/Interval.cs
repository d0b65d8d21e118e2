using System.Runtime.InteropServices;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;

namespace OpsDashboard.Emulator.Queries;

/// <summary>(start, end] in ticks of UTC.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Interval(long StartTicks, long EndTicks)
{
    // 0001-01-01 and 9999-12-31, the ends of what a Timestamp may hold.
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the field.</exception>
    public static Interval Of(TimeInterval? interval)
    {
        if (interval is null)
            throw Refusal.Invalid("interval is required");
        var start = Ticks(interval.StartTime, "interval.start_time");
        var end = Ticks(interval.EndTime, "interval.end_time");
        if (start >= end)
            throw Refusal.Invalid("interval.start_time must be earlier than interval.end_time");
        return new(start, end);
    }

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the field.</exception>
    public static long Ticks(Timestamp? time, string field)
    {
        if (time is null)
            throw Refusal.Invalid($"{field} is required");
        if (time.Seconds is < FirstSecond or > LastSecond || time.Nanos is < 0 or > 999_999_999)
            throw Refusal.Invalid($"{field} is not a valid timestamp");
        return DateTime.UnixEpoch.Ticks + (time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanos / TimeSpan.NanosecondsPerTick);
    }

    public static Timestamp Time(long ticks)
    {
        var sinceEpoch = ticks - DateTime.UnixEpoch.Ticks;
        var (seconds, rest) = Math.DivRem(sinceEpoch, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        return new Timestamp { Seconds = seconds, Nanos = (int)(rest * TimeSpan.NanosecondsPerTick) };
    }
}
