using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A point that appeared, changed or vanished when its minute was closed already.</summary>
/// <param name="Change">Its value less what was seen before.</param>
readonly record struct LatePoint(DateTimeOffset End, Series Series, double Change, bool IsGone = false)
{
    /// <summary>What it changes in the sums that a criterion is judged by.</summary>
    public LateChange Of(SignalOptions signal) => new(End, IsGone, signal.Outcome?.Counts(Series) ?? true ? Change : 0, Change);

    /// <summary>What it changes as a sign of life: no sum.</summary>
    public LateChange AsPresence() => new(End, IsGone, 0, 0);
}

/// <summary>What a late point changes for one criterion.</summary>
/// <param name="IsGone">It vanished: no reason to judge again.</param>
/// <param name="Counted">Of the events that count.</param>
/// <param name="Total">Of all events.</param>
readonly record struct LateChange(DateTimeOffset End, bool IsGone, double Counted, double Total);
