using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>The time that a fingerprint covers, in whole steps from the onset, so that a running incident asks anew only once a step.</summary>
/// <param name="Number">Of the incident.</param>
/// <param name="From">The onset, on a whole minute.</param>
/// <param name="IsOver">Whether data have reached the end that it will have.</param>
sealed record FingerprintInterval(long Number, DateTimeOffset From, DateTimeOffset To, bool IsOver, TimeSpan Step, TimeSpan Lead)
{
    /// <summary>Symptoms are looked for from here on.</summary>
    public DateTimeOffset Start => From - Lead;

    public bool IsEmpty => To <= From;

    public static FingerprintInterval Of(RecurrenceOptions recurrence, PastIncidentOptions past, DateTimeOffset dataEnd) =>
        Of(recurrence, past.Number, past.From, past.To, dataEnd);

    public static FingerprintInterval Of(RecurrenceOptions recurrence, IncidentOptions incident, DateTimeOffset dataEnd) =>
        Of(recurrence, incident.Number, incident.OnsetAt ?? incident.OpenedAt, DateTimeOffset.MaxValue, dataEnd);

    /// <summary>Up to when the data of all queries are there.</summary>
    public static DateTimeOffset DataEnd(
        RecurrenceOptions recurrence, IReadOnlyDictionary<string, SignalOptions> signals, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var queries = FingerprintQueries.Tallies(recurrence).Select(tally => tally.Query).Append(recurrence.Presence).Select(query => new SignalOptions { Query = query });
        return now - queries.Concat(FingerprintQueries.Signals(recurrence, signals)).Max(signal => SignalQueries.Delay(signal, timings));
    }

    /// <summary>Ends of the steps, from <see cref="Start"/> on.</summary>
    public IEnumerable<DateTimeOffset> Ends()
    {
        for (var end = Start + Step; end <= To; end += Step)
        {
            yield return end;
        }
    }

    private static FingerprintInterval Of(RecurrenceOptions recurrence, long number, DateTimeOffset onset, DateTimeOffset end, DateTimeOffset dataEnd)
    {
        var from = SignalQueries.FloorMinute(onset);
        var whole = from + recurrence.Length;
        var last = from + Whole((end < whole ? end : whole) - from, recurrence.Step);
        var reached = from + Whole(dataEnd - from, recurrence.Step);
        return new FingerprintInterval(number, from, reached < last ? reached : last, reached >= last, recurrence.Step, recurrence.Lead);
    }

    private static TimeSpan Whole(TimeSpan length, TimeSpan step) => length <= TimeSpan.Zero ? TimeSpan.Zero : step * Math.Floor(length / step);
}
