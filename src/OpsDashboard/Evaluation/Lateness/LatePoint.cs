using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A point that appeared or changed when its minute was closed already.</summary>
/// <param name="Change">Its value less what was seen before, 0 if nothing was.</param>
readonly record struct LatePoint(DateTimeOffset End, Series Series, double Change)
{
    /// <summary>What it changes in the sums that a criterion is judged by.</summary>
    public LateChange Of(SignalOptions signal) => new(End, signal.Outcome?.Counts(Series) ?? true ? Change : 0, Change);
}

/// <summary>What a late point changes for one criterion; nothing if it is a sign of life.</summary>
/// <param name="Counted">Of the events that count.</param>
/// <param name="Total">Of all events.</param>
readonly record struct LateChange(DateTimeOffset End, double Counted, double Total);
