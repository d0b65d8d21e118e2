using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Entries in the log and the counters taken from them: what even a crashing process can deliver.</summary>
sealed class LogMetrics
{
    private readonly RevisionSeries _errors;
    private readonly RevisionSeries _infos;
    private readonly RevisionSeries _succeeded;
    private readonly RevisionSeries _failed;
    private readonly RevisionSeries _exitZero;
    private readonly RevisionSeries _exitThree;

    public LogMetrics(SeriesTable table)
    {
        var entries = Define("log_entry_count", "Log entries", "log", "severity");
        _errors = new(table, entries, ("log", "run.googleapis.com/stderr"), ("severity", "ERROR"));
        _infos = new(table, entries, ("log", "run.googleapis.com/stdout"), ("severity", "INFO"));
        var starts = Define("user/startup_count", "Starts that ended", "outcome", "exit_code");
        _succeeded = new(table, starts, ("outcome", "success"), ("exit_code", "0"));
        _failed = new(table, starts, ("outcome", "failure"), ("exit_code", "3"));
        var exits = Define("user/container_exit_count", "Containers that exited", "exit_code");
        _exitZero = new(table, exits, ("exit_code", "0"));
        _exitThree = new(table, exits, ("exit_code", "3"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        writer.WriteEvents(_exitZero[facts.Revision], facts.Minute, facts.ShutDown);
        foreach (var (revision, ended) in facts.ByRevision())
        {
            var failed = ended.Count(start => !start.Succeeded);
            var (errors, infos) = revision.Name == facts.Revision.Name ? (facts.RequestErrors, 6 * facts.Active) : (0, 0);
            writer.WriteEvents(_errors[revision], facts.Minute, errors + ended.Sum(start => start.ErrorEntries));
            writer.WriteEvents(_infos[revision], facts.Minute, infos + ended.Sum(start => start.PhaseSeconds.Count));
            writer.WriteEvents(_succeeded[revision], facts.Minute, ended.Count - failed);
            writer.WriteEvents(_failed[revision], facts.Minute, failed);
            writer.WriteEvents(_exitThree[revision], facts.Minute, failed);
        }
    }

    private static MetricDefinition Define(string name, string description, params string[] labels) =>
        new($"logging.googleapis.com/{name}", MetricKind.Delta, ValueType.Int64, "1")
        {
            Description = description,
            Labels = labels,
            Resources = [MonitoredResourceType.Revision],
        };
}
