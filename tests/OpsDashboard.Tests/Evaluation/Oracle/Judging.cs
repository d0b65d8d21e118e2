using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Judges a scenario twice at each of its times.</summary>
static class Judging
{
    public static List<Difference> Differences(Scenario scenario)
    {
        var differences = new List<Difference>();
        var run = new ProductionRun(scenario);
        foreach (var now in scenario.Nows)
        {
            var actual = run.Cycle(now);
            var data = new SignalData(scenario.World, now);
            var tiles = new TileOracle(data, scenario.Options, scenario.Incident);
            foreach (var signal in scenario.Options.Signals)
            {
                var tile = actual.Tiles.Single(one => one.Id == signal.Id);
                Add($"tile {signal.Id}", Comparing.Of(tiles.Of(signal), tile), signal.Window);
            }

            var criteria = new CriterionOracle(data, scenario.Options, scenario.Incident);
            foreach (var (criterion, horizon) in Measured(scenario.Incident))
            {
                Add($"criterion {criterion.Id}", Comparing.Of(criteria.Of(criterion, horizon), Found(actual, criterion.Id)), criterion.Window);
            }

            void Add(string subject, IEnumerable<(string Kind, string Expected, string Actual)> found, TimeSpan window) =>
                differences.AddRange(found.Select(one => new Difference(scenario.Seed, subject, one.Kind, one.Expected, one.Actual, now, (int)window.TotalMinutes)));
        }

        return differences;
    }

    public static IEnumerable<(CriterionOptions Criterion, HorizonOptions Horizon)> Measured(IncidentOptions incident) =>
        incident.Horizons.SelectMany(horizon => horizon.Criteria.SelectMany(criterion => criterion.Parts.Prepend(criterion)).Select(criterion => (criterion, horizon)));

    public static Criterion Found(EvaluationResult result, string id) =>
        result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria).SelectMany(criterion => criterion.Parts.Prepend(criterion)).Single(criterion => criterion.Id == id);
}
