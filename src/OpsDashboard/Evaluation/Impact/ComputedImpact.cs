namespace OpsDashboard.Evaluation.Impact;

/// <summary>What the incident costs since its onset, with what it was reckoned from.</summary>
/// <param name="Until">End of the data, or the resolution.</param>
/// <param name="IsOver">Whether the resolution ended it.</param>
/// <param name="FailedStarts">Null when it could not be read.</param>
/// <param name="Starts">All of them, failed or not.</param>
/// <param name="DownMinutes">Null when it could not be read.</param>
/// <param name="Step">What minutes down are resolved to.</param>
/// <param name="DownRule">What counts as down, in words.</param>
/// <param name="Reason">Why something could not be told, or for how much of the time it is.</param>
public sealed record ComputedImpact(
    DateTimeOffset Since,
    DateTimeOffset Until,
    bool IsOver,
    double? FailedStarts,
    double? Starts,
    AmountRange? DownMinutes,
    TimeSpan Step,
    string DownRule,
    RevenueAtRisk? Revenue,
    string? Reason)
{
    /// <summary>Percent of the time in which anything reported, starts or not; null when that is not known. What is not covered is in no figure.</summary>
    public double? CoveredPercent { get; init; }
}

/// <summary>The least and the most that an amount can be.</summary>
public readonly record struct AmountRange(double Low, double High);

/// <summary>Revenue that depends on what is down.</summary>
/// <param name="Amount">Null while minutes down are not known.</param>
/// <param name="Formula">With its inputs, in words.</param>
/// <param name="Source">Where the inputs are from, and which are assumed.</param>
public sealed record RevenueAtRisk(AmountRange? Amount, string Currency, double PerYear, double ShareLow, double ShareHigh, string Formula, string? Source);
