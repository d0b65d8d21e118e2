namespace OpsDashboard.Snapshots;

/// <summary>Log messages of the loop; event ids 4001 to 4099.</summary>
static partial class PollLog
{
    [LoggerMessage(4001, LogLevel.Error, "A cycle failed after {Seconds} s; the last snapshot stays, the next cycle is tried as planned")]
    public static partial void CycleFailed(this ILogger logger, Exception exception, double seconds);

    [LoggerMessage(4002, LogLevel.Warning, "A cycle took {Seconds} s, longer than the {Interval} s between two of them")]
    public static partial void CycleTooLong(this ILogger logger, double seconds, double interval);

    [LoggerMessage(4003, LogLevel.Information, "First snapshot published after {Seconds} s: version {Version}, data to {At}")]
    public static partial void FirstSnapshot(this ILogger logger, double seconds, long version, DateTimeOffset at);
}
