namespace OpsDashboard.Live;

/// <summary>Log messages of the live part.</summary>
static partial class LiveLog
{
    [LoggerMessage(6001, LogLevel.Error, "Region {Region} of view {View} could not be rendered; its place says so until it can")]
    public static partial void RegionFailed(this ILogger log, Exception exception, string view, string region);

    [LoggerMessage(6002, LogLevel.Error, "The regions of view {View} could not be made from the snapshot")]
    public static partial void ViewFailed(this ILogger log, Exception exception, string view);

    [LoggerMessage(6003, LogLevel.Error, "Snapshot {Version} could not be sent to viewers")]
    public static partial void PublishFailed(this ILogger log, Exception exception, long version);

    [LoggerMessage(6005, LogLevel.Error, "The heartbeat failed; the next one goes on")]
    public static partial void HeartbeatFailed(this ILogger log, Exception exception);

    [LoggerMessage(6004, LogLevel.Information, "A connection of {View} took nothing for {Seconds} s and was closed")]
    public static partial void ConnectionStuck(this ILogger log, string view, double seconds);
}
