using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Readings + configuration + journal facts + time → tiles and incidents. No I/O, no clock, no logger: live pages,
/// time travel and tests call the same function.</summary>
public static class Evaluator
{
    /// <param name="previous">Gives <c>since</c> and the last value beside a failed read; it cannot change a status or verdict.
    /// What it knows of past incidents is not read again.</param>
    /// <param name="journal">What is recorded; null for nothing.</param>
    public static EvaluationResult Evaluate(
        DashboardOptions options, ReadingSet readings, DateTimeOffset now, EvaluationResult? previous = null, JournalFacts? journal = null)
    {
        journal ??= JournalFacts.Empty;
        var facts = new Facts(options, readings.Configuration, now);
        var tiles = Tiles(options, readings, facts, now, previous);
        var signals = options.Signals.ToDictionary(signal => signal.Id, StringComparer.Ordinal);
        var incidents = options.Incidents.Select(incident =>
        {
            var input = new CriterionInput(readings, facts, AttemptOf(incident, journal), now, signals, tiles) { Record = journal.Of(incident.Number), Unread = journal.Unread };
            return IncidentEvaluation.Evaluate(incident, options, input, previous?.Incidents.FirstOrDefault(one => one.Number == incident.Number));
        });
        return new EvaluationResult(options.Signals.Select(signal => tiles[signal.Id]).ToValueList(), incidents.ToValueList())
        {
            Configuration = ConfigurationEvaluation.Evaluate(options, readings.Configuration, now),
        };
    }

    /// <summary>The first attempt lasts from the opening; each declared fix and each reopening begins the next.</summary>
    internal static Attempt AttemptOf(IncidentOptions incident, JournalFacts? journal) =>
        journal?.Of(incident.Number).Attempts is { Count: > 0 } attempts ? new(attempts[^1].Number, attempts[^1].Start) : new(1, incident.OpenedAt);

    private static Dictionary<string, Tile> Tiles(
        DashboardOptions options, ReadingSet readings, Facts facts, DateTimeOffset now, EvaluationResult? previous)
    {
        var tiles = new Dictionary<string, Tile>(options.Signals.Count, StringComparer.Ordinal);
        foreach (var signal in options.Signals)
        {
            // A signal stands behind the one it follows, as validated: its tile is here already.
            var before = signal.Follows is { } id ? tiles.GetValueOrDefault(id) : null;
            var last = previous?.Tiles.FirstOrDefault(tile => tile.Id == signal.Id);
            tiles[signal.Id] = TileEvaluation.Evaluate(signal, readings, facts, now, before, last);
        }

        return tiles;
    }
}

/// <summary>What one evaluation came to.</summary>
/// <param name="Tiles">Of all signals, also those that are not shown.</param>
public sealed record EvaluationResult(ValueList<Tile> Tiles, ValueList<Incident> Incidents)
{
    /// <summary>Live configuration beside what was recorded of it.</summary>
    public ValueList<ConfigurationFact> Configuration { get; init; } = [];
}
