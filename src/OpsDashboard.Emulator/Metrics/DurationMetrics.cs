using System.Globalization;
using OpsDashboard.Emulator.Model;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Durations the application logs: phases of a start, connections to the database. Seconds.</summary>
sealed class DurationMetrics
{
    // A timed-out attempt lasts exactly its timeout, so 8, 20 and 25 are bounds: it falls in the bucket that begins there.
    private static readonly Buckets Bounds =
        Buckets.Explicit(0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40, 60);

    private readonly RevisionSeries[] _phases;
    private readonly RevisionSeries _phaseTimeout;
    private readonly RevisionSeries _connected;
    private readonly RevisionSeries _connectTimeout;
    private readonly RevisionSeries _dialled;
    private readonly RevisionSeries _dialTimeout;

    public DurationMetrics(SeriesTable table)
    {
        const string TimeoutClass = "connection-timeout";
        var phases = Define("startup_phase_duration", "Duration of a phase of a start", "phase", "outcome", "error_class");
        _phases = [.. Enumerable.Range(1, Start.Phases).Select(phase => new RevisionSeries(
            table, phases, ("phase", Text(phase)), ("outcome", "success"), ("error_class", "")))];
        _phaseTimeout = new(table, phases, ("phase", Text(Start.DatabasePhase)), ("outcome", "failure"), ("error_class", TimeoutClass));
        var connects = Define("sql_connect_duration", "Time to an open database connection, or to giving up", "outcome", "error_class");
        _connected = new(table, connects, ("outcome", "success"), ("error_class", ""));
        _connectTimeout = new(table, connects, ("outcome", "timeout"), ("error_class", TimeoutClass));
        var dials = Define("connector_dial_duration", "TCP part of a database connection, through the connector", "outcome");
        _dialled = new(table, dials, ("outcome", "success"));
        _dialTimeout = new(table, dials, ("outcome", "timeout"));
    }

    public void Write(MinuteFacts facts, DayWriter writer)
    {
        if (facts.Ended.Count == 0)
            return;
        for (var phase = 0; phase < Start.Phases; phase++)
        {
            var passed = facts.Ended.Where(start => phase < start.PhaseSeconds.Count && !FailedIn(start, phase));
            writer.Write(_phases[phase][facts.Revision], facts.Minute, passed.Select(start => start.PhaseSeconds[phase]));
        }

        var failed = facts.Ended.Where(start => !start.Succeeded).ToList();
        var cut = failed.SelectMany(start => start.Connections).ToList();
        var open = facts.Ended.Where(start => start.Succeeded).SelectMany(start => start.Connections).ToList();
        writer.Write(_phaseTimeout[facts.Revision], facts.Minute, failed.Select(start => start.PhaseSeconds[^1]));
        writer.Write(_connected[facts.Revision], facts.Minute, open.Select(connection => connection.TotalSeconds));
        writer.Write(_connectTimeout[facts.Revision], facts.Minute, cut.Select(connection => connection.TotalSeconds));
        writer.Write(_dialled[facts.Revision], facts.Minute, open.Select(connection => connection.DialSeconds));
        writer.Write(_dialTimeout[facts.Revision], facts.Minute, cut.Select(connection => connection.DialSeconds));
    }

    private static bool FailedIn(Start start, int phase) => !start.Succeeded && phase == start.PhaseSeconds.Count - 1;

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
