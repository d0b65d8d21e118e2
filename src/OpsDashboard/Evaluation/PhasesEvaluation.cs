using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Tiles, readings and time → the phases of a start.</summary>
static class PhasesEvaluation
{
    /// <param name="previous">Keeps the single starts beside a log that cannot be read.</param>
    public static Phases? Evaluate(IncidentOptions incident, DashboardOptions options, CriterionInput input, Phases? previous)
    {
        if (incident.Phases is not { } phases)
        {
            return null;
        }

        var rows = phases.Signals.Select(id => Row(id, phases, input)).OfType<PhaseRow>().ToValueList();
        var history = input.Signal(phases.TimedPhase) is { } timed ? HistoryEvaluation.Evaluate(phases, timed, options, input) : null;
        return new Phases(rows, history, phases.Starts is { } starts ? Starts(starts, phases, incident, input, previous?.Starts) : null);
    }

    /// <summary>From the very answer that the tile was made of.</summary>
    private static PhaseRow? Row(string id, PhasesOptions phases, CriterionInput input)
    {
        if (input.Signal(id) is not { } signal || !input.Tiles.TryGetValue(id, out var tile))
        {
            return null;
        }

        var window = TileWindow.Of(signal, input.Readings.Timings, input.Now);
        var attempts = AttemptDistribution.Of(input.Readings[window.Values(signal)].Series, signal.Outcome ?? new(), window.Start, window.End);
        var cut = input.Facts.Least(signal.TimeoutFact, window.Start);
        return new PhaseRow(
            tile,
            Percentile(50),
            Percentile(95),
            Percentile(100),
            attempts.Failed,
            attempts.Total,
            id == phases.TimedPhase ? input.Facts.Value(phases.TimeoutFact) : null);

        Quantile Percentile(double percentile) =>
            attempts.Total > 0 && attempts.Fault is null ? attempts.Percentile(percentile, cut is { } after ? Exact.Quotient(after, signal.Scale) : null) * signal.Scale : default;
    }

    private static StartLog Starts(StartLogOptions starts, PhasesOptions phases, IncidentOptions incident, CriterionInput input, StartLog? previous) =>
        input.Readings.Logs.GetValueOrDefault(incident.Number) switch
        {
            null => new StartLog(previous?.Runs ?? [], starts.Window, "not answered yet"),
            { Failure: { } failure } => new StartLog(previous?.Runs ?? [], starts.Window, failure.Reason),
            { } log => new StartLog(StartRuns.Of(log.Entries, starts, phases.Signals.ToList().IndexOf(phases.TimedPhase)), starts.Window, Failure: null),
        };
}
