namespace OpsDashboard.Live;

/// <summary>The bounds of the live part. Times are real time.</summary>
sealed record LiveLimits
{
    /// <summary>Pages and data clients together.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>Regions of one view.</summary>
    public int Regions { get; init; } = 500;

    /// <summary>Silence after which pages get a heartbeat: with the tick below never more than 5 s, which pages count on.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(4.5);

    /// <summary>How often silence and stuck connections are looked for.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>A connection that takes nothing for so long is aborted.</summary>
    public TimeSpan Stuck { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A region's component that waits for something may take so long.</summary>
    public TimeSpan Render { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes a client may send in one message.</summary>
    public const int ReceiveBytes = 4 * 1024;

    /// <summary>Bytes that wait for one connection, beside one message.</summary>
    public const int SendBufferBytes = 64 * 1024;
}
