using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A criterion that data decide, with a configuration that holds nothing else: planning and evaluating it are the same
/// functions as for the whole, and ask for what this one criterion needs.</summary>
sealed record WatchedCriterion(long Incident, CriterionOptions Options, ValueList<SignalOptions> Signals, DashboardOptions Alone)
{
    public string Id => Options.Id;

    public static IEnumerable<WatchedCriterion> Of(DashboardOptions options) =>
        from incident in options.Incidents
        from horizon in incident.Horizons
        from criterion in horizon.Criteria
        let signals = options.Signals.Where(signal => criterion.Parts.Prepend(criterion).Any(one => one.Signal == signal.Id)).ToValueList()
        where signals.Count > 0
        select new WatchedCriterion(incident.Number, criterion, signals, options with
        {
            Signals = signals,
            // The other incidents stay with their facts: a signal may be a percentage of one.
            Incidents = options.Incidents.Select(one => one with
            {
                Horizons = one.Number == incident.Number ? [horizon with { Criteria = [criterion] }] : [],
                Whys = [],
                Determination = [],
                Actions = [],
                Path = [],
                Sentence = [],
                Timeline = null,
            }).ToValueList(),
        });

    public IEnumerable<SeriesRequest> Requests(IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now, JournalFacts journal) =>
        ReadingPlan.Requests(Alone, timings, now, journal).Keys;

    /// <summary>The criterion as it is on these readings; null when one of them failed or is partial, for that judges nothing.</summary>
    public Criterion? Judge(ReadingSet readings, DateTimeOffset now, JournalFacts journal) =>
        IsWhole(readings, now, journal) ? Evaluator.Evaluate(Alone, readings, now, previous: null, journal).Incidents.SelectMany(one => one.Horizons).SingleOrDefault()?.Criteria[0] : null;

    public bool IsWhole(ReadingSet readings, DateTimeOffset now, JournalFacts journal) =>
        Requests(readings.Timings, now, journal).All(request => readings[request] is { Failure: null, Partial: null });

    /// <summary>Null before its incident opens.</summary>
    public Criterion? In(EvaluationResult result) =>
        result.Incidents.First(one => one.Number == Incident).Criteria.FirstOrDefault(criterion => criterion.Id == Id);
}
