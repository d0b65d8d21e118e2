using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Everything that an evaluation at one time will look up. Equal requests appear once, with all that use them.</summary>
public static class ReadingPlan
{
    /// <summary>The metric types whose timing must be known before anything can be asked.</summary>
    public static IReadOnlyCollection<string> MetricTypes(DashboardOptions options) =>
        options.Signals
            .SelectMany(signal => new[] { signal.Query.Filter, signal.Presence?.Filter })
            .Concat(options.Incidents.Select(incident => incident.Recurrence).OfType<RecurrenceOptions>().SelectMany(FingerprintQueries.Filters))
            .Select(filter => filter is null ? null : MetricFilter.MetricType(filter))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Requests with the ids of the tiles and criteria that they serve.</summary>
    /// <param name="previous">What of the past is known already and need not be asked.</param>
    public static IReadOnlyDictionary<SeriesRequest, string> Requests(
        DashboardOptions options, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now, JournalFacts? journal = null, EvaluationResult? previous = null)
    {
        var plan = new Dictionary<SeriesRequest, string>();
        var signals = options.Signals.ToDictionary(signal => signal.Id, StringComparer.Ordinal);
        foreach (var signal in options.Signals)
        {
            var window = TileWindow.Of(signal, timings, now);
            plan.Use(signal.Id, window.Values(signal), window.Presence(signal));
        }

        foreach (var incident in options.Incidents.Where(incident => !ScheduledIncident.Is(incident, now)))
        {
            foreach (var criterion in incident.CriteriaAndParts())
            {
                plan.Use(criterion, Evaluator.AttemptOf(incident, journal), signals, timings, now);
            }

            if (incident.Timeline is { } timeline && signals.GetValueOrDefault(timeline.Success) is { } success && signals.GetValueOrDefault(timeline.Duration) is { } duration)
            {
                var axis = TimelineEvaluation.Axis(incident, success, duration, timings, now);
                plan.Use("timeline", [.. TimelineEvaluation.Requests(timeline, axis, success, duration)]);
            }

            if (incident.Phases is { } phases && signals.GetValueOrDefault(phases.TimedPhase) is { } timed)
            {
                plan.Use("phases", HistoryEvaluation.Request(timed, HistoryEvaluation.Axis(phases, timed, timings, now)));
            }

            var (last, record) = (previous?.Incidents.FirstOrDefault(one => one.Number == incident.Number), journal?.Of(incident.Number) ?? IncidentRecord.Nothing);
            if (RecurrencePlan.Of(incident, options, signals, timings, now, last?.Recurrence, record) is { } recurrences)
            {
                plan.Use("recurrence", [.. recurrences.Requests(signals, now), .. RecurrenceWatch.Requests(incident, Evaluator.AttemptOf(incident, journal), timings, now)]);
            }

            plan.Use("impact", [.. ImpactEvaluation.Requests(incident, signals, timings, record, last, now)]);
        }

        return plan;
    }

    private static void Use(
        this Dictionary<SeriesRequest, string> plan,
        CriterionOptions criterion,
        Attempt attempt,
        Dictionary<string, SignalOptions> signals,
        IReadOnlyDictionary<string, MetricTiming> timings,
        DateTimeOffset now)
    {
        if (criterion.Kind == CriterionKind.Monitoring)
        {
            plan.Use(criterion.Id, [.. SignalCoverage.Requests(criterion, signals, attempt, timings, now)]);
        }

        if (criterion.Signal is not { } id || !signals.TryGetValue(id, out var signal))
        {
            return;
        }

        var window = CriterionWindow.Of(criterion, signal, attempt, timings, now);
        if (!window.IsEmpty && !window.IsTooShort)
        {
            plan.Use(criterion.Id, window.Requests(criterion, signal));
        }
    }

    private static void Use(this Dictionary<SeriesRequest, string> plan, string user, params ReadOnlySpan<SeriesRequest?> requests)
    {
        foreach (var request in requests)
        {
            if (request is not null)
            {
                plan[request] = plan.TryGetValue(request, out var users) ? $"{users}, {user}" : user;
            }
        }
    }
}
