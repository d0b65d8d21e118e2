using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>The failures of a window by phase and class.</summary>
/// <remarks>Where both are labels of the same points, one query counts them together: failures of a phase and failures with a class are
/// then the same ones. Otherwise each is counted for itself, and of a pair the lower count is the most that there can be.</remarks>
sealed class FailureTally(Dictionary<string, double> phases, Dictionary<string, double> errors, Dictionary<(string Phase, string Error), double>? pairs)
{
    /// <summary>Not finite when the query returned no number.</summary>
    public double Total => phases.Values.Sum();

    /// <summary>There must be failures.</summary>
    public string MostFailingPhase => phases.MaxBy(one => one.Value).Key;

    public double Of(string phase, string error) =>
        pairs?.GetValueOrDefault((phase, error)) ?? Math.Min(phases.GetValueOrDefault(phase), errors.GetValueOrDefault(error));

    public static SeriesRequest[] Requests(QueryOptions phase, QueryOptions error, CriterionWindow window)
    {
        QueryOptions[] queries = Together(phase, error) is { } both ? [both] : [phase, error];
        return [.. queries.Select(query => SignalQueries.Of(query, window.Start, window.End, window.End - window.Start))];
    }

    /// <param name="answers">To <see cref="Requests"/>, in their order.</param>
    public static FailureTally Of(QueryOptions phase, QueryOptions error, Reading[] answers)
    {
        var pairs = answers.Length > 1 ? null : answers[0].Series
            .GroupBy(one => (FailurePattern.Value(phase, one), FailurePattern.Value(error, one)))
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Points.Sum(point => point.Number)));
        return new FailureTally(FailurePattern.Counts(phase, answers[0].Series), FailurePattern.Counts(error, answers[^1].Series), pairs);
    }

    /// <summary>Null when they are not counted from the same points in the same way.</summary>
    private static QueryOptions? Together(QueryOptions phase, QueryOptions error) =>
        phase with { GroupBy = error.GroupBy } == error ? phase with { GroupBy = [.. phase.GroupBy, .. error.GroupBy] } : null;
}
