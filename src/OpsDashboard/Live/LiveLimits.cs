namespace OpsDashboard.Live;

/// <summary>The bounds of the live part. Times are real time.</summary>
sealed record LiveLimits
{
    /// <summary>Pages and data clients together.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>Of them from one address. A whole company behind one address is the usual case, so this is half of all: no address can take every place.</summary>
    public int ConnectionsPerAddress { get; init; } = 5_000;

    /// <summary>Connections that may be sent their first whole at a time; the others of a crowd that comes at once wait their turn.
    /// Each such message is copied into its connection's buffer, and 10,000 copies of 100 kB would be a gigabyte.</summary>
    public int Entering { get; init; } = 128;

    /// <summary>After this a connection that does not take its first whole lets the next one in.</summary>
    public TimeSpan EnterAtMost { get; init; } = TimeSpan.FromSeconds(2);

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

    /// <summary>After so many connections those that were written to get the processor, so that what waits to be sent does not pile up for all of them.</summary>
    public const int Stride = 32;

    /// <summary>Requests to the hub that may be open beyond the viewers: handshakes, and those that are being refused in words.</summary>
    public const int Unjoined = 500;

    /// <summary>The same, of one address.</summary>
    public const int UnjoinedPerAddress = 250;

    /// <summary>Negotiations in one window; the browsers' pages do without.</summary>
    public const int Negotiations = 2_000;

    /// <summary>As long as SignalR remembers a negotiation nobody comes for.</summary>
    public static readonly TimeSpan NegotiationWindow = TimeSpan.FromSeconds(15);

    /// <summary>Bytes a client may send in one message.</summary>
    public const int ReceiveBytes = 4 * 1024;

    /// <summary>Bytes that wait for one connection, beside one message.</summary>
    public const int SendBufferBytes = 64 * 1024;
}
