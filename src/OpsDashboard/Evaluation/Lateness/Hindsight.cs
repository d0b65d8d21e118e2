using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>What was seen and said in earlier cycles, so that points which arrive late judge closed windows again. Immutable; all
/// its functions are pure, and no verdict of now depends on it.</summary>
/// <remarks>Points are noticed in the readings by the minute that tiles need anyway: while nothing is late, no query is added.
/// After a restart nothing was seen, so nothing is late. Points later than the window of their tile go unnoticed.</remarks>
public sealed record Hindsight
{
    /// <summary>Windows that one cycle asks for again at most: Google bills each series.</summary>
    public const int MostWindows = 8;

    private IReadOnlyDictionary<MinuteQuery, SeenMinutes> Seen { get; init; } = new Dictionary<MinuteQuery, SeenMinutes>();

    internal ValueList<CriterionHistory> Histories { get; private init; } = [];

    /// <summary>Nothing seen yet.</summary>
    public static Hindsight Of(DashboardOptions options) =>
        new() { Histories = WatchedCriterion.Of(options).Select(criterion => new CriterionHistory(criterion, [], [])).ToValueList() };

    /// <summary>After a cycle: which points were late, which windows they fall into, and what was judged now.</summary>
    /// <param name="journal">What the result was judged with; null for nothing recorded.</param>
    public Hindsight Observe(ReadingSet readings, EvaluationResult result, DateTimeOffset now, JournalFacts? journal = null)
    {
        var recorded = journal ?? JournalFacts.Empty;
        var seen = new Dictionary<MinuteQuery, SeenMinutes>(Seen);
        var late = new Dictionary<MinuteQuery, ValueList<LatePoint>>();
        var requests = Histories.SelectMany(history => history.Criterion.Signals).Distinct().SelectMany(signal => MinuteQuery.Requests(signal, readings.Timings, now)).Select(one => one.Request);
        foreach (var request in requests.GroupBy(MinuteQuery.Of).Select(same => same.MaxBy(one => one.End - one.Start)!))
        {
            // What failed or is partial shows nothing: neither that a point is there nor that it is not.
            if (readings[request] is { Failure: null, Partial: null } reading)
            {
                var query = MinuteQuery.Of(request);
                (seen[query], var points) = SeenMinutes.Look(seen.GetValueOrDefault(query), request, reading.Series);
                if (points.Count > 0)
                {
                    late[query] = points;
                }
            }
        }

        return new Hindsight { Seen = seen, Histories = Histories.Select(history => Judge(history.Of(recorded), late, readings, result, recorded, now)).ToValueList() };
    }

    /// <summary>The windows to judge again now: the newest first, at most <see cref="MostWindows"/>.</summary>
    public ValueList<DueWindow> Due(EvaluationResult result, ReadingSet readings) =>
        Histories
            .SelectMany(history => history.Due(result, readings).Select(window => new DueWindow(history.Criterion, window)))
            .OrderByDescending(due => due.Window.End)
            .Take(MostWindows)
            .ToValueList();

    /// <summary>After asking for the due windows again. What failed stays due.</summary>
    /// <param name="readings">Answers to <see cref="DueWindow.Requests"/>, with the timings they were made with.</param>
    public Hindsight Settle(ValueList<DueWindow> due, ReadingSet readings, DateTimeOffset now) =>
        this with { Histories = Histories.Select(history => Settle(history, due, readings, now)).ToValueList() };

    /// <summary>The result with the revisions beside each criterion.</summary>
    public EvaluationResult Annotate(EvaluationResult result)
    {
        var revised = Histories.Where(history => history.Revisions.Count > 0).ToDictionary(history => (history.Criterion.Incident, history.Criterion.Id), history => history.Revisions);
        return revised.Count == 0 ? result : result with
        {
            Incidents = result.Incidents.Select(incident => incident with
            {
                Horizons = incident.Horizons.Select(horizon => horizon with
                {
                    Criteria = horizon.Criteria.Select(criterion => criterion with { Revisions = revised.GetValueOrDefault((incident.Number, criterion.Id)) ?? [] }).ToValueList(),
                }).ToValueList(),
            }).ToValueList(),
        };
    }

    private static CriterionHistory Judge(
        CriterionHistory history, Dictionary<MinuteQuery, ValueList<LatePoint>> late, ReadingSet readings, EvaluationResult result, JournalFacts journal, DateTimeOffset now)
    {
        if (late.Count > 0)
        {
            // Signals of a composite may share their signs of life: each point is counted once.
            var queries = history.Criterion.Signals
                .SelectMany(signal => MinuteQuery.Requests(signal, readings.Timings, now).Select(one => (Signal: signal, Query: MinuteQuery.Of(one.Request), one.IsPresence)))
                .DistinctBy(one => one.Query);
            history = history.With(queries
                .SelectMany(one => (late.GetValueOrDefault(one.Query) ?? []).Select(point => one.IsPresence ? point.AsPresence() : point.Of(one.Signal)))
                .ToArray());
        }

        // A window that could not be read was not judged: when the source answers again, its points are not late.
        return history.Criterion.In(result) is { } criterion && history.Criterion.IsWhole(readings, now, journal) ? history.Judged(criterion, readings.Configuration, journal, now) : history;
    }

    private static CriterionHistory Settle(CriterionHistory history, ValueList<DueWindow> due, ReadingSet readings, DateTimeOffset now)
    {
        foreach (var one in due)
        {
            if (one.Criterion == history.Criterion && one.Criterion.Judge(readings with { Configuration = one.Window.Configuration }, one.Window.Now, one.Window.Journal) is { } criterion)
            {
                history = history.Again(one.Window, criterion, now);
            }
        }

        return history;
    }
}
