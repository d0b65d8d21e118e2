using OpsDashboard.Components.Tiles;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>Health of everything that is read.</summary>
public sealed record SourcesView(ValueList<SourceView> Sources)
{
    /// <summary>From a snapshot.</summary>
    public static SourcesView Of(DashboardSnapshot snapshot) => new(snapshot.Sources.Select(SourceView.Of).ToValueList());
}

/// <summary>One source.</summary>
/// <param name="Meaning">What its status means for the tiles, in plain words.</param>
public sealed record SourceView(
    string Id, StateAppearance Look, string Meaning, string? Where, DateTimeOffset? LastSuccess, string? Error, string Breaker, int Queries, int Series, ValueList<QueryFault> Faults)
{
    /// <summary>From a source's state.</summary>
    public static SourceView Of(SourceState source) => new(
        source.Id,
        StateAppearance.Of(source.Status),
        Explain(source.Status),
        source.Where,
        source.LastSuccess,
        source.Error,
        source.Breaker,
        source.Queries,
        source.SeriesReturned,
        source.Faults);

    private static string Explain(SourceStatus status) => status switch
    {
        SourceStatus.Ok => "every query of the last cycle was answered",
        SourceStatus.Partial => "some queries were not answered in full; their tiles say so",
        SourceStatus.Late => "answers, but the data are older than its usual delay",
        SourceStatus.Denied => "credentials or rights are missing; nothing it feeds is judged",
        SourceStatus.Quota => "the project's quota is used up; nothing it feeds is judged until it answers again",
        SourceStatus.Unreachable => "no answer in time; nothing it feeds is judged until it answers again",
        SourceStatus.Off => "not configured, or not read yet",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a meaning."),
    };
}
