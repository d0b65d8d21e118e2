using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Success and duration since before the onset, in steps wide enough to stay a bounded number of points.</summary>
static class TimelineEvaluation
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(40);

    /// <summary>The interval and its step. It ends on a multiple of the step, so that finished steps do not change.</summary>
    public static (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) Axis(
        IncidentOptions incident, SignalOptions success, SignalOptions duration, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset now)
    {
        var delay = TimeSpan.FromTicks(Math.Max(SignalQueries.Delay(success, timings).Ticks, SignalQueries.Delay(duration, timings).Ticks));
        var begin = (incident.OnsetAt ?? incident.OpenedAt) - Before;
        var length = now - delay - begin;
        var step = ChartSteps.Of(length);
        var to = SignalQueries.Floor(now - delay, step);
        var from = SignalQueries.Floor(begin, step);
        var earliest = to - (ChartSteps.Most * step);
        return (from > earliest ? from : earliest, to, step);
    }

    public static IEnumerable<SeriesRequest> Requests(TimelineOptions timeline, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis, SignalOptions success, SignalOptions duration)
    {
        if (axis.From >= axis.To)
        {
            yield break;
        }

        yield return SignalQueries.Values(success, axis.From, axis.To, axis.Step);
        yield return SignalQueries.Values(duration, axis.From, axis.To, axis.Step);
        if (timeline.Revisions is { } revisions)
        {
            yield return SignalQueries.Of(revisions, axis.From, axis.To, axis.Step);
        }
    }

    public static Timeline? Evaluate(
        IncidentOptions incident, IReadOnlyDictionary<string, SignalOptions> signals, ReadingSet readings, DashboardOptions options, DateTimeOffset now, ValueList<AttemptStart> attempts)
    {
        if (incident.Timeline is not { } timeline || signals.GetValueOrDefault(timeline.Success) is not { } success || signals.GetValueOrDefault(timeline.Duration) is not { } duration)
        {
            return null;
        }

        var axis = Axis(incident, success, duration, readings.Timings, now);
        var answers = Requests(timeline, axis, success, duration).Select(request => readings[request]).ToArray();
        if (answers.Length == 0)
        {
            return null;
        }

        var steps = Steps(axis).ToArray();
        return new Timeline(
            axis.From, axis.To, axis.Step,
            success.Title,
            steps.Select(end => new TilePoint(end.ToUnixTimeSeconds(), Measurement.Of(success, answers[0].Series, end - axis.Step, end, null).Value)).ToValueList(),
            duration.Title, duration.Unit,
            steps.Select(end => Duration(duration, answers[1].Series, end - axis.Step, end, Facts.Then(options, readings.Configuration, duration.TimeoutFact, end))).ToValueList(),
            timeline.Objective,
            Marks(incident, attempts, timeline, axis, answers.ElementAtOrDefault(2)).ToValueList(),
            answers.Select(answer => answer.Failure?.Reason).FirstOrDefault(reason => reason is not null));
    }

    private static IEnumerable<DateTimeOffset> Steps((DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis)
    {
        for (var end = axis.From + axis.Step; end <= axis.To; end += axis.Step)
        {
            yield return end;
        }
    }

    private static TimelinePoint Duration(SignalOptions duration, ValueList<Series> series, DateTimeOffset from, DateTimeOffset to, double? timeout)
    {
        var measured = Measurement.Of(duration, series, from, to, timeout);
        return new TimelinePoint(to.ToUnixTimeSeconds(), measured.Value, measured.Bound == Bound.AtLeast);
    }

    private static IEnumerable<Mark> Marks(IncidentOptions incident, ValueList<AttemptStart> attempts, TimelineOptions timeline, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis, Reading? revisions)
    {
        var changes = incident.Events.Select(change => new Mark(change.At, change.Title, MarkKind.Change))
            .Concat(attempts.Where(attempt => attempt.Cause == AttemptCause.DeclaredFix).Select(fix => new Mark(fix.Start, $"fix, attempt {fix.Number}: {OneLine.Of(fix.Title)}", MarkKind.Change)));
        return changes.Concat(Deploys(timeline, axis, revisions)).Where(mark => mark.At >= axis.From && mark.At <= axis.To).OrderBy(mark => mark.At);
    }

    /// <summary>A revision that first reports after another one did was deployed then. Where all data begin, nothing was: the
    /// source may keep no older ones.</summary>
    private static IEnumerable<Mark> Deploys(TimelineOptions timeline, (DateTimeOffset From, DateTimeOffset To, TimeSpan Step) axis, Reading? revisions)
    {
        var reporting = (revisions?.Series ?? []).Where(series => series.Points.Count > 0).ToArray();
        var begins = reporting.Length == 0 ? axis.From : reporting.Min(series => series.Points[0].End);
        foreach (var series in reporting)
        {
            if (series.Labels.TryGetValue(timeline.RevisionLabel, out var revision) && series.Points[0].End > begins + axis.Step)
            {
                yield return new Mark(series.Points[0].End - axis.Step, revision, MarkKind.Deploy);
            }
        }
    }
}
