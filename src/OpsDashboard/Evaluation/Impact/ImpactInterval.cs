using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Impact;

/// <summary>The time that an impact is reckoned over, and what is asked of the source for it. Planning and evaluation both use it.</summary>
/// <param name="Since">The onset, on a whole minute.</param>
/// <param name="Until">End of the data, or the resolution; the onset while no data are there.</param>
/// <param name="IsOver">Whether the resolution ended it.</param>
sealed record ImpactInterval(DateTimeOffset Since, DateTimeOffset Until, bool IsOver)
{
    /// <summary>Steps that minutes down are told from, at most: one request, however long the incident.</summary>
    private const int MostSteps = 300;

    private static readonly int[] StepMinutes = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

    /// <summary>The narrowest that fits, by the interval alone: once it is over, nothing changes any more. A day when none fits.</summary>
    public TimeSpan Step { get; } = TimeSpan.FromMinutes(Array.Find(StepMinutes, minutes => (Until - Since).TotalMinutes <= minutes * MostSteps) is > 0 and var fits ? fits : StepMinutes[^1]);

    public bool IsEmpty => Until <= Since;

    /// <summary>Whole steps. It begins after <see cref="Since"/> when they would be too many.</summary>
    public (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) Axis
    {
        get
        {
            var (from, to) = (SignalQueries.Floor(Since, Step), SignalQueries.Floor(Until, Step));
            // The first and the last step may both be cut: one more than fits.
            var earliest = to - ((MostSteps + 1) * Step);
            return (from > earliest ? from : earliest, to, Step);
        }
    }

    /// <param name="previous">The evaluation before: in it a criterion that held at the resolution may have been lost.</param>
    public static ImpactInterval Of(
        IncidentOptions incident, SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings, IncidentRecord record, Incident? previous, DateTimeOffset now)
    {
        var since = SignalQueries.FloorMinute(incident.OnsetAt ?? incident.OpenedAt);
        var end = SignalQueries.FloorMinute(now - SignalQueries.Delay(signal, timings));
        // An override says that somebody stopped waiting, not that it stopped; and what has regressed goes on.
        var ended = record.Resolution is { OverrideReason: null } resolution && previous is not { Regressed.Count: > 0 } ? resolution : null;
        var until = ended is not null && ended.At < end ? SignalQueries.FloorMinute(ended.At) : end;
        return new ImpactInterval(since, until > since ? until : since, ended is not null);
    }

    public IEnumerable<SeriesRequest> Requests(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings) =>
        IsEmpty ? [] : [All(signal), Reported(signal, timings), .. Axis.To > Axis.From ? [Steps(signal)] : Array.Empty<SeriesRequest>()];

    /// <summary>All starts in one point a series.</summary>
    public SeriesRequest All(SignalOptions signal) => SignalQueries.Values(signal, Since, Until, Until - Since);

    /// <summary>In how many sample periods anything reported: counted by the source, for an incident may last months.</summary>
    public SeriesRequest Reported(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings)
    {
        var query = signal.Presence ?? signal.Query;
        return SignalQueries.ReportedPeriods(query, Since, Until, SignalQueries.Period(query, timings));
    }

    public SeriesRequest Steps(SignalOptions signal) => SignalQueries.Values(signal, Axis.From, Axis.To, Step);
}
