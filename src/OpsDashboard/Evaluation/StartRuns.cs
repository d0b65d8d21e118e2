using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Log entries → single starts. Entries that are not as configured are left out: others write the log.</summary>
static class StartRuns
{
    // A phase of more than a day is no duration but a mistake, and would flatten every other bar.
    private const double LongestSeconds = 86_400;
    private const int MostPhases = 40;

    /// <param name="timed">Which of the phases, counted from 0, the timeout cuts: applications log it with every phase.</param>
    public static ValueList<StartRun> Of(IEnumerable<LogEntry> entries, StartLogOptions options, int timed)
    {
        var runs = entries
            .Where(entry => entry.Fields.ContainsKey(options.StartField))
            .GroupBy(entry => entry.Fields[options.StartField], StringComparer.Ordinal)
            .Select(group => Run(group.Key, [.. group], options, timed))
            .OfType<(StartRun Run, double First)>()
            .ToArray();

        // The oldest starts are often cut by the bound of what was read: without its first phase a start's bars would lie.
        var first = runs.Length == 0 ? 0 : runs.Min(run => run.First);
        return runs
            .Where(run => run.First.Equals(first))
            .Select(run => run.Run)
            .OrderByDescending(run => run.From)
            .ThenBy(run => run.Id, StringComparer.Ordinal)
            .Take(options.Shown)
            .ToValueList();
    }

    private static (StartRun Run, double First)? Run(string id, LogEntry[] entries, StartLogOptions options, int timed)
    {
        // An entry that was delivered twice is one phase all the same.
        var phases = entries
            .Select(entry => (Entry: entry, Number: Number(entry, options.PhaseField), Seconds: Number(entry, options.DurationField)))
            .Where(phase => phase is { Number: not null, Seconds: >= 0 and <= LongestSeconds })
            .GroupBy(phase => phase.Number!.Value)
            .Select(group => group.MinBy(phase => phase.Entry.At))
            .OrderBy(phase => phase.Number)
            .Take(MostPhases)
            .ToArray();
        if (phases.Length == 0)
        {
            return null;
        }

        var end = entries.Where(entry => !entry.Fields.ContainsKey(options.PhaseField) && entry.Fields.ContainsKey(options.OutcomeField)).MinBy(entry => entry.At);
        var outcome = end?.Fields.GetValueOrDefault(options.OutcomeField);
        var run = new StartRun(
            id,
            phases[0].Entry.At.AddSeconds(-phases[0].Seconds!.Value),
            entries.Select(entry => entry.Labels.GetValueOrDefault(options.RevisionLabel)).FirstOrDefault(revision => revision is not null),
            outcome is null ? null : outcome == options.Success,
            outcome,
            end?.Fields.GetValueOrDefault(options.ExitCodeField),
            phases.Select((phase, i) => Phase(phase.Entry, phase.Seconds!.Value, i == timed, options)).ToValueList());
        return (run, phases[0].Number!.Value);
    }

    private static RunPhase Phase(LogEntry entry, double seconds, bool timed, StartLogOptions options)
    {
        var passed = entry.Fields.GetValueOrDefault(options.OutcomeField) == options.Success;
        var title = $"{entry.Fields[options.PhaseField]} {entry.Fields.GetValueOrDefault(options.NameField)}".TrimEnd();
        var error = passed ? null : entry.Fields.GetValueOrDefault(options.ErrorField) is { Length: > 0 } told ? told : "failed";
        var timeout = timed && Number(entry, options.TimeoutField) is > 0 and <= LongestSeconds and var said ? said : (double?)null;
        return new RunPhase(title, seconds, passed, error, timeout);
    }

    private static double? Number(LogEntry entry, string field) =>
        entry.Fields.TryGetValue(field, out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
