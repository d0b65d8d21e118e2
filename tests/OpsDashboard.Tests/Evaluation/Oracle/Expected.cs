using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>What a criterion must come to; null where the contract does not say.</summary>
sealed record ExpectedCriterion(Verdict Verdict)
{
    public decimal? Measured { get; init; }

    public decimal? Objective { get; init; }

    public decimal? Good { get; init; }

    public decimal? Total { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public DateTimeOffset? WindowEnd { get; init; }

    public DateTimeOffset? DecidableAt { get; init; }

    public bool? Overdue { get; init; }
}

/// <summary>What a tile must show; null where the contract does not say.</summary>
sealed record ExpectedTile(TileStatus Status)
{
    /// <summary>What it may show as well, where the contract leaves two readings.</summary>
    public TileStatus? Or { get; init; }

    public decimal? Value { get; init; }

    /// <summary>Whether there must be no value at all.</summary>
    public bool HasNoValue { get; init; }

    public Bound? Bound { get; init; }

    /// <summary>Ends of the bucket that the value must lie in; null = open.</summary>
    public (decimal? Lower, decimal? Upper)? Bucket { get; init; }

    public decimal? Counted { get; init; }

    public decimal? Total { get; init; }

    public DateTimeOffset? DataTime { get; init; }
}
