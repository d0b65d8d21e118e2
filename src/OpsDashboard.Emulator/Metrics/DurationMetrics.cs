using System.Globalization;
using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Durations the application logs: phases of a start, connections to the database. Seconds.</summary>
sealed class DurationMetrics
{
    // A timed-out attempt lasts exactly its timeout, so 8, 20, 25 and 30 are bounds: it falls in the bucket that begins there.
    private static readonly Buckets Bounds =
        Buckets.Explicit(0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 60);

    private readonly RevisionSeries[] _phases;
    private readonly List<(int Phase, string Cause, RevisionSeries Series)> _failures = [];
    private readonly RevisionSeries _connected;
    private readonly RevisionSeries _connectTimeout;
    private readonly RevisionSeries _connectRefused;
    private readonly RevisionSeries _dialled;
    private readonly RevisionSeries _dialTimeout;

    public DurationMetrics(SeriesTable table)
    {
        var phases = Define("startup_phase_duration", "Duration of a phase of a start", "phase", "outcome", "error_class");
        _phases = [.. Enumerable.Range(1, Start.Phases).Select(phase => new RevisionSeries(
            table, phases, ("phase", Text(phase)), ("outcome", "success"), ("error_class", "")))];
        foreach (var (phase, cause) in new[]
        {
            (Start.DatabasePhase, Start.ConnectionTimeout), (Start.DatabasePhase, Start.ConnectionRefused), (Start.ServicesPhase, Start.Authentication),
        })
        {
            _failures.Add((phase, cause, new(table, phases, ("phase", Text(phase)), ("outcome", "failure"), ("error_class", cause))));
        }

        var connects = Define("sql_connect_duration", "Time to an open database connection, or to giving up", "outcome", "error_class");
        _connected = new(table, connects, ("outcome", "success"), ("error_class", ""));
        _connectTimeout = new(table, connects, ("outcome", "timeout"), ("error_class", Start.ConnectionTimeout));
        _connectRefused = new(table, connects, ("outcome", "refused"), ("error_class", Start.ConnectionRefused));
        var dials = Define("connector_dial_duration", "TCP part of a database connection, through the connector", "outcome");
        _dialled = new(table, dials, ("outcome", "success"));
        _dialTimeout = new(table, dials, ("outcome", "timeout"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        if (facts.Ended.Count == 0)
            return;
        foreach (var (revision, ended) in facts.ByRevision())
        {
            WritePhases(revision, ended, facts.Minute, writer);
            WriteConnections(revision, ended, facts.Minute, writer);
        }
    }

    private void WritePhases(Revision revision, IReadOnlyList<Start> ended, long minute, DayWriter writer)
    {
        for (var phase = 1; phase <= Start.Phases; phase++)
            writer.Write(_phases[phase - 1][revision], minute, ended.Where(start => start.Passed(phase)).Select(start => start.PhaseSeconds[phase - 1]));
        foreach (var (phase, cause, series) in _failures)
        {
            var failed = ended.Where(start => start.FailedPhase == phase && start.ErrorClass == cause);
            writer.Write(series[revision], minute, failed.Select(start => start.PhaseSeconds[^1]));
        }
    }

    // A refused connection got through the connector: its TCP part succeeded.
    private void WriteConnections(Revision revision, IReadOnlyList<Start> ended, long minute, DayWriter writer)
    {
        var by = ended.SelectMany(start => start.Connections).ToLookup(connection => connection.Outcome);
        var through = by[ConnectionOutcome.Open].Concat(by[ConnectionOutcome.Refused]);
        writer.Write(_connected[revision], minute, by[ConnectionOutcome.Open].Select(connection => connection.TotalSeconds));
        writer.Write(_connectTimeout[revision], minute, by[ConnectionOutcome.TimedOut].Select(connection => connection.TotalSeconds));
        writer.Write(_connectRefused[revision], minute, by[ConnectionOutcome.Refused].Select(connection => connection.TotalSeconds));
        writer.Write(_dialled[revision], minute, through.Select(connection => connection.DialSeconds));
        writer.Write(_dialTimeout[revision], minute, by[ConnectionOutcome.TimedOut].Select(connection => connection.DialSeconds));
    }

    private static string Text(int phase) => phase.ToString(CultureInfo.InvariantCulture);

    private static MetricDefinition Define(string name, string description, params string[] labels) =>
        new($"logging.googleapis.com/user/{name}", MetricKind.Delta, ValueType.Distribution, "s")
        {
            Description = description,
            Labels = labels,
            Resources = [MonitoredResourceType.Revision],
            Buckets = Bounds,
        };
}
