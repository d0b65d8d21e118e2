using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

static class Outcomes
{
    /// <summary>Whether a series holds the events that count.</summary>
    public static bool Counts(this OutcomeOptions outcome, Series series) =>
        series.Labels.TryGetValue(outcome.Label, out var value) && outcome.Values.Contains(value);
}
