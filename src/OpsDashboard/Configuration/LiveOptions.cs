namespace OpsDashboard.Configuration;

/// <summary>How many may watch. Section <c>Live</c>.</summary>
public sealed record LiveOptions
{
    /// <summary>Pages and data clients together, 1 to 100,000.</summary>
    public int Viewers { get; init; } = 10_000;

    /// <summary>Of them from one address (IPv6: one network of 64 bits), 1 to 100,000. A company that opens the page usually comes from one
    /// address, and behind a proxy whose headers are not read everybody does.</summary>
    public int ViewersPerAddress { get; init; } = 5_000;
}
