namespace OpsDashboard.Configuration;

/// <summary>What an incident costs, as a range with its formula.</summary>
public sealed record ImpactOptions
{
    /// <summary>A signal of measure ratio: the share of starts that succeed.</summary>
    public string Signal { get; init; } = "";

    /// <summary>A step in which at most this many percent succeed counts as down.</summary>
    public double DownAtMost { get; init; }

    /// <summary>Without it only failures and minutes are told.</summary>
    public RevenueOptions? Revenue { get; init; }
}

/// <summary>What depends on the thing that is down.</summary>
public sealed record RevenueOptions
{
    public double PerYear { get; init; }

    /// <summary>For example USD.</summary>
    public string Currency { get; init; } = "USD";

    /// <summary>The least share of it that is at risk while the thing is down, 0 to 1.</summary>
    public double ShareLow { get; init; }

    /// <summary>The largest such share, 0 to 1.</summary>
    public double ShareHigh { get; init; } = 1;

    /// <summary>Where these numbers are from, and which of them are assumed.</summary>
    public string? Source { get; init; }
}
