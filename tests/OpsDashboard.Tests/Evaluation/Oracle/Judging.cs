using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Judges a scenario twice at each of its times.</summary>
static class Judging
{
    /// <param name="reached">Takes what the plain evaluator came to, so that nobody takes silence for agreement.</param>
    public static List<Difference> Differences(Scenario scenario, Dictionary<string, int> reached)
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
                var expected = tiles.Of(signal);
                Count($"tile {expected.Status}");
                Add($"tile {signal.Id}", Comparing.Of(expected, tile), signal, null);
            }

            var criteria = new CriterionOracle(data, scenario.Options, scenario.Incident);
            if (scenario.Incident.OpenedAt > now)
            {
                // Nothing of an incident that has not opened is counted.
                Assert.Empty(actual.Incidents[0].Horizons.SelectMany(one => one.Criteria));
                continue;
            }

            foreach (var (criterion, horizon) in Measured(scenario.Incident))
            {
                var expected = criteria.Of(criterion, horizon);
                Count($"{criterion.Kind} {expected.Verdict}");
                Add($"criterion {criterion.Id}", Comparing.Of(expected, Found(actual, criterion.Id)), scenario.Options.Signals.SingleOrDefault(signal => signal.Id == criterion.Signal), criterion);
            }

            void Add(string subject, IEnumerable<(string Kind, string Expected, string Actual)> found, SignalOptions? signal, CriterionOptions? criterion) =>
                differences.AddRange(found.Select(one => new Difference(
                    scenario.Seed, subject, one.Kind, one.Expected, one.Actual, now, signal is null ? "" : Reproduction.Of(scenario, signal, criterion, now))));
        }

        return differences;

        void Count(string what) => reached[what] = reached.GetValueOrDefault(what) + 1;
    }

    public static IEnumerable<(CriterionOptions Criterion, HorizonOptions? Horizon)> Measured(IncidentOptions incident) =>
        incident.Horizons.SelectMany(horizon => horizon.Criteria.Select(criterion => (criterion, (HorizonOptions?)horizon)))
            .Concat(incident.CriteriaAndParts().SelectMany(criterion => criterion.Parts).Select(part => (part, (HorizonOptions?)null)));

    public static Criterion Found(EvaluationResult result, string id) =>
        result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria).SelectMany(criterion => criterion.Parts.Prepend(criterion)).Single(criterion => criterion.Id == id);
}
