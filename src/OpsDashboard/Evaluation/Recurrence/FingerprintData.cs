using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>The data of a fingerprint's time: answers, in which steps anything reported, and facts as they were then.</summary>
sealed class FingerprintData(DashboardOptions options, RecurrenceOptions recurrence, FingerprintInterval interval, IReadOnlyDictionary<string, SignalOptions> signals, ReadingSet readings)
{
    // Steps may miss a point here and there; with fewer "nothing failed" would be said of a time that nobody saw.
    public const double LeastCoverage = 0.9;

    private readonly Reading _presence = readings[FingerprintQueries.Presence(recurrence, interval)];

    private readonly HashSet<DateTimeOffset> _reported =
        [.. readings[FingerprintQueries.Presence(recurrence, interval)].Series.SelectMany(series => series.Points).Select(point => point.End)];

    public RecurrenceOptions Recurrence { get; } = recurrence;

    public FingerprintInterval Interval { get; } = interval;

    /// <summary>Why silence cannot be taken for "nothing happened"; null when it can.</summary>
    public string? Silence
    {
        get
        {
            var body = Interval.Ends().Where(end => end > Interval.From).ToArray();
            var reported = body.Count(_reported.Contains);
            return Fault(_presence) ?? (reported >= LeastCoverage * body.Length ? null : $"data for {reported} of {body.Length} steps only: the source's history may not reach so far");
        }
    }

    public SignalOptions? Signal(string id) => signals.GetValueOrDefault(id);

    public Reading Tally(QueryOptions query) => readings[FingerprintQueries.Tally(query, Interval)];

    public Reading Steps(SignalOptions signal) => readings[FingerprintQueries.Steps(signal, Interval)];

    public bool Reported(DateTimeOffset end) => _reported.Contains(end);

    /// <summary>Why an answer cannot be used; null when it can.</summary>
    public static string? Fault(Reading reading) => reading.Failure?.Reason ?? reading.Partial;

    public double? Then(string? fact, DateTimeOffset at) => Facts.Then(options, readings.Configuration, fact, at);

    /// <summary>The product of facts as they were then; 1 of none; null when one is not known.</summary>
    public double? Product(ValueList<string> facts, DateTimeOffset at)
    {
        double? product = 1;
        foreach (var fact in facts)
        {
            product = Then(fact, at) is { } value && product is { } before ? Exact.Product(before, value) : null;
        }

        return product;
    }

    /// <summary>From the source's number to the signal's unit, as it was then.</summary>
    public Scaling? Scaling(SignalOptions signal, DateTimeOffset at) => Evaluation.Scaling.Of(signal, facts => Product(facts, at));
}
