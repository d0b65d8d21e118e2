using System.Globalization;
using OpsDashboard.Components.Tiles;
using OpsDashboard.Readings.Health;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>Health of everything that is read.</summary>
public sealed record SourcesView(ValueList<SourceView> Sources)
{
    /// <summary>From a snapshot.</summary>
    public static SourcesView Of(DashboardSnapshot snapshot) => new(snapshot.Sources.Select(SourceView.Of).ToValueList());
}

/// <summary>One source.</summary>
/// <param name="IsOff">Nothing is read: there are no figures to show.</param>
/// <param name="Meaning">What its status means for the tiles, in plain words.</param>
/// <param name="Breaker">State of its circuit breaker, with the time of the next try when it is open.</param>
/// <param name="Clock">This machine's clock against the server's; null when no answer told.</param>
public sealed record SourceView(
    string Id, StateAppearance Look, bool IsOff, string Meaning, string? Where, DateTimeOffset? LastSuccess, string? Error, string Breaker, string? Clock, UsageView? Usage, int Queries, int Series, ValueList<QueryFault> Faults)
{
    /// <summary>From a source's state.</summary>
    public static SourceView Of(SourceState source) => new(
        source.Id,
        StateAppearance.Of(source.Status),
        source.Status == SourceStatus.Off,
        Explain(source),
        source.Where,
        source.LastSuccess,
        source.Error,
        BreakerWords(source),
        source.ClockAhead is { } ahead ? ClockWords(ahead) : null,
        source.Usage is { } usage ? UsageView.Of(usage, source.PricePerMillionSeries) : null,
        source.Queries,
        source.SeriesReturned,
        source.Faults);

    // The one time on this page that is not incident time: quotas and networks know no other.
    private static string BreakerWords(SourceState source) => source is { Breaker: "open", NextTry: { } next }
        ? $"open: next try not before {next.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC (real time)"
        : source.Breaker;

    private static string ClockWords(TimeSpan ahead) => ahead.Duration() < TimeSpan.FromSeconds(1)
        ? "in step with the server's"
        : $"{ClockSkew.Words(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} the server's";

    private static string Explain(SourceState source) => source.Status switch
    {
        SourceStatus.Ok => "every query of the last cycle was answered",
        SourceStatus.Partial when source.Faults.Count == 0 => "every query of the last cycle was answered, but there is something to mend",
        SourceStatus.Partial => "some queries were not answered in full; their tiles say so",
        SourceStatus.Late => "answers, but the data are older than its usual delay",
        SourceStatus.Denied => "credentials or rights are missing; nothing it feeds is judged",
        SourceStatus.Quota => "the project's quota is used up; nothing it feeds is judged until it answers again",
        SourceStatus.Unreachable => "no answer in time; nothing it feeds is judged until it answers again",
        SourceStatus.Off => "not configured, or not read yet",
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.Status, "A status without a meaning."),
    };
}
