using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Snapshots;

/// <summary>Answers of a cycle → how each source is.</summary>
static class SourceStates
{
    private const int MaximumFaults = 50;

    public static ValueList<SourceState> Of(
        DashboardOptions options,
        IReadOnlyDictionary<SeriesRequest, string> plan,
        ReadingSet readings,
        ValueList<Tile> tiles,
        DateTimeOffset now,
        SourceState? previous,
        SourceHealth? health = null,
        SourceHealth? configurationHealth = null)
    {
        var answers = plan.Select(planned => (UsedBy: planned.Value, planned.Key.Filter, Reading: readings[planned.Key])).ToArray();
        var failures = answers.Select(answer => answer.Reading.Failure).OfType<ReadingFailure>().ToArray();
        // Without its descriptor a metric's ingest delay is a guess: its data may seem late, and people must see why.
        var untimed = readings.Timings
            .Where(timing => timing.Value.Failure is not null)
            .Select(timing => new QueryFault("ingest delay", timing.Key, $"descriptor not read, a delay of {SignalQueries.DefaultIngestDelay.TotalSeconds:0} s is assumed: {timing.Value.Failure!.Reason}"))
            .ToArray();
        var answered = answers.Length > failures.Length;
        var monitoring = new SourceState(
            "cloud-monitoring",
            Status(answers.Length, failures, untimed.Length > 0 || answers.Any(answer => answer.Reading.Partial is not null), tiles),
            answered ? now : previous?.LastSuccess,
            failures.Length == 0 ? answers.Select(answer => answer.Reading.Partial).Concat(untimed.Select(fault => fault.Reason)).FirstOrDefault(reason => reason is not null) : Summary(failures, answers.Length))
        {
            Faults = answers
                .Select(answer => new QueryFault(answer.UsedBy, answer.Filter, answer.Reading.Failure?.Reason ?? answer.Reading.Partial ?? ""))
                .Where(fault => fault.Reason.Length > 0)
                .Concat(untimed)
                .Take(MaximumFaults)
                .ToValueList(),
            Queries = answers.Length,
            SeriesReturned = answers.Sum(answer => answer.Reading.Series.Count),
            Where = options.CloudMonitoring.UsesEmulator ? "emulator inside this program (demo)" : $"{MaskedAddresses.In(options.CloudMonitoring.Endpoint)}, project {options.CloudMonitoring.ProjectId}",
        };
        return [
            WithHealth(monitoring, health, options.CloudMonitoring.PricePerMillionSeries),
            WithHealth(ConfigurationState.Of(options, readings.Configuration).With(options, readings.Logs), configurationHealth, price: null),
            Off("sql-probe"),
        ];
    }

    private static SourceState WithHealth(SourceState state, SourceHealth? health, decimal? price)
    {
        if (health is null || state.Status == SourceStatus.Off)
        {
            return state;
        }

        var ahead = health.Skew.Ahead;
        var warning = ClockSkew.Warning(ahead);
        return state with
        {
            // Whatever else is wrong is told first: a wrong clock alone leaves every number readable.
            Status = warning is not null && state.Status == SourceStatus.Ok ? SourceStatus.Partial : state.Status,
            Error = state.Error ?? warning,
            Breaker = JsonNamingPolicy.KebabCaseLower.ConvertName(health.Breaker.State.ToString()),
            NextTry = health.Breaker.NextTry,
            ClockAhead = ahead,
            Usage = health.Usage.Current,
            PricePerMillionSeries = price,
        };
    }

    private static SourceState Off(string id) => new(id, SourceStatus.Off, LastSuccess: null, "not read yet in this version");

    private static SourceStatus Status(int asked, ReadingFailure[] failures, bool partial, ValueList<Tile> tiles)
    {
        if (failures.Length < asked || asked == 0)
        {
            return failures.Length > 0 || partial ? SourceStatus.Partial
                : tiles.Any(tile => tile.Status == TileStatus.Stale) ? SourceStatus.Late
                : SourceStatus.Ok;
        }

        return Commonest(failures).Kind switch
        {
            FailureKind.Denied => SourceStatus.Denied,
            FailureKind.Quota => SourceStatus.Quota,
            FailureKind.Unreachable => SourceStatus.Unreachable,

            // It answered, but nothing that can be used.
            _ => SourceStatus.Partial,
        };
    }

    private static string Summary(ReadingFailure[] failures, int asked) =>
        failures.Length == asked ? Commonest(failures).Reason : $"{failures.Length} of {asked} queries failed: {Commonest(failures).Reason}";

    private static ReadingFailure Commonest(ReadingFailure[] failures) =>
        failures.GroupBy(failure => failure.Kind).MaxBy(group => group.Count())!.First();
}
