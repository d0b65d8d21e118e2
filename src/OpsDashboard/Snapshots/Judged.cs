using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>What one cycle asked, read and judged.</summary>
/// <param name="Now">Incident time.</param>
/// <param name="Recorded">What was in the journal then.</param>
sealed record Judged(IReadOnlyDictionary<SeriesRequest, string> Plan, ReadingSet Readings, DateTimeOffset Now, JournalFacts Recorded)
{
    /// <summary>Whether its readings are those that other facts need: an attempt has windows of its own, which must be read.</summary>
    public bool Serves(DashboardOptions options, JournalFacts facts) =>
        options.Incidents.All(incident => Evaluator.AttemptOf(incident, Recorded) == Evaluator.AttemptOf(incident, facts));
}
