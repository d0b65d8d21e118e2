using OpsDashboard.Components.Charts;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>Success and duration since the last change, drawn in percent of the plot: 0 is left and top, 100 right and bottom.</summary>
/// <param name="Cutoffs">Where durations are only known to be at least the drawn line.</param>
/// <param name="Rows">The same as a table, coarser.</param>
public sealed record TimelineView(
    string Heading,
    string SuccessTitle,
    string DurationTitle,
    string Summary,
    string? Failure,
    string SuccessPath,
    string DurationPath,
    ValueList<BandView> Cutoffs,
    ObjectiveLine? Objective,
    ValueList<TickView> LeftTicks,
    ValueList<TickView> RightTicks,
    ValueList<TickView> TimeTicks,
    ValueList<MarkView> Marks,
    int Lanes,
    ValueList<TimelineRow> Rows)
{
    private const int RowLimit = 25;

    /// <summary>From a timeline.</summary>
    public static TimelineView Of(Timeline timeline)
    {
        var axis = new TimeAxis(timeline.From, timeline.To);
        var top = ValueAxis.Above(timeline.Duration.Select(point => point.Value).Append(timeline.Objective));
        var reach = axis.Width(timeline.Step) * 1.5;
        var marks = MarkView.Place(timeline.Marks, axis);
        var last = timeline.Marks
            .Where(mark => mark.At <= timeline.To)
            .OrderBy(mark => mark.At)
            // At the same minute the words of people tell more than the name of a revision.
            .ThenByDescending(mark => mark.Kind)
            .LastOrDefault();
        return new TimelineView(
            last is null ? "Success and duration" : $"Since the last change · {Times.Beside(last.At, timeline.To)} {MarkView.Words(last)}",
            timeline.SuccessTitle,
            timeline.DurationTitle,
            Summarise(timeline),
            timeline.Failure,
            ChartPath.Of(timeline.Success.Select(point => (axis.X(point.UnixSeconds), point.Value is { } value ? (double?)(100 - Math.Clamp(value, 0, 100)) : null)), reach),
            ChartPath.Of(timeline.Duration.Select(point => (axis.X(point.UnixSeconds), point.Value is { } value ? (double?)top.Y(value) : null)), reach),
            BandView.Of(timeline.Duration, timeline.Step, timeline.DurationUnit, axis, top),
            timeline.Objective is { } objective ? new ObjectiveLine(top.Y(objective), $"objective {Quantity.Limit(objective, timeline.DurationUnit)}") : null,
            [new(0, "100 %"), new(25, "75 %"), new(50, "50 %"), new(75, "25 %"), new(100, "0 %")],
            top.Ticks(timeline.DurationUnit),
            axis.Ticks(),
            marks,
            marks.Count == 0 ? 0 : marks.Max(mark => mark.Lane) + 1,
            Tabulate(timeline));
    }

    private static string Summarise(Timeline timeline)
    {
        var success = timeline.Success.Where(point => point.Value is not null).Select(point => point.Value!.Value).ToList();
        var duration = timeline.Duration.Where(point => point.Value is not null).ToList();
        var words = new List<string>();
        if (success.Count > 0)
        {
            words.Add($"{timeline.SuccessTitle} from {Quantity.Text(success[0], "%")} to {Quantity.Text(success[^1], "%")}");
        }

        if (duration.Count > 0)
        {
            words.Add($"{timeline.DurationTitle} from {Duration(duration[0], timeline)} to {Duration(duration[^1], timeline)}");
        }

        return words.Count == 0 ? "No data in this time." : string.Join("; ", words) + $"; {Times.Beside(timeline.From, timeline.To)} to {Times.Clock(timeline.To)} UTC.";
    }

    private static ValueList<TimelineRow> Tabulate(Timeline timeline)
    {
        var durations = timeline.Duration.ToDictionary(point => point.UnixSeconds);
        var stride = Math.Max(1, (int)Math.Ceiling(timeline.Success.Count / (double)RowLimit));
        return timeline.Success
            .Reverse()
            .Where((_, index) => index % stride == 0)
            .Select(point => new TimelineRow(
                DateTimeOffset.FromUnixTimeSeconds(point.UnixSeconds),
                point.Value is { } value ? Quantity.Text(value, "%") : "no data",
                durations.TryGetValue(point.UnixSeconds, out var duration) ? Duration(duration, timeline) : "no data"))
            .ToValueList();
    }

    private static string Duration(TimelinePoint point, Timeline timeline) =>
        point.Value is { } value ? Quantity.Text(value, timeline.DurationUnit, point.AtLeast ? Bound.AtLeast : null, timeline.Objective) : "no data";
}

/// <summary>The line of the objective.</summary>
public sealed record ObjectiveLine(double Y, string Label);

/// <summary>A label of an axis.</summary>
public sealed record TickView(double At, string Text);

/// <summary>A row of the table beside the chart.</summary>
public sealed record TimelineRow(DateTimeOffset At, string Success, string Duration);
