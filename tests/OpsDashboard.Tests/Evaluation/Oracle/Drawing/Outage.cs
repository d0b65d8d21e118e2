namespace OpsDashboard.Tests.Evaluation.Oracle.Drawing;

/// <summary>When something holds for the points of a metric: they are missing, are 0, or arrive late.</summary>
/// <param name="Intervals">Excluded start, included end.</param>
sealed record Outage(List<(DateTimeOffset From, DateTimeOffset To)> Intervals)
{
    public bool Contains(DateTimeOffset time) => Intervals.Any(one => time > one.From && time <= one.To);

    public DateTimeOffset EndOf(DateTimeOffset time) => Intervals.First(one => time > one.From && time <= one.To).To;

    /// <summary>From nothing at all to everything, with what is hard to judge in between: single minutes, gaps, a late begin, the newest minutes.</summary>
    public static Outage Of(Draw draw, Span span, int nonePercent) => new(draw.Chance(nonePercent) ? [] : draw.Between(1, 12) switch
    {
        <= 3 => [Minute(draw, span)],
        <= 5 => [.. Enumerable.Range(0, draw.Between(2, 6)).Select(_ => Minute(draw, span))],
        <= 8 => [Gap(draw, span)],
        <= 10 => [(span.Now.AddMinutes(-draw.Of(2, 3, 4, 5, 6, 10, 16, 21, 40)), span.End)],
        11 => [(span.Start, Within(draw, span))],
        _ => [(span.Start, span.End)],
    });

    private static (DateTimeOffset From, DateTimeOffset To) Minute(Draw draw, Span span)
    {
        var minute = Minutes.Floor(Within(draw, span));
        return (minute, minute.AddMinutes(1));
    }

    private static (DateTimeOffset From, DateTimeOffset To) Gap(Draw draw, Span span)
    {
        var from = Minutes.Floor(Within(draw, span));
        return (from, from + (draw.Of(3.0 / span.Longest.TotalMinutes, 10.0 / span.Longest.TotalMinutes, 0.25, 0.5) * span.Longest));
    }

    // Every other time in the last hour, which every window looks at.
    private static DateTimeOffset Within(Draw draw, Span span) =>
        span.Now - draw.Seconds(60, draw.Chance(50) && span.Longest > TimeSpan.FromHours(1) ? 3600 : span.Longest.TotalSeconds);
}

/// <summary>The time that a scenario plays in.</summary>
/// <param name="Now">The first look.</param>
/// <param name="Longest">The longest window.</param>
/// <param name="Shortest">The shortest window.</param>
sealed record Span(DateTimeOffset Start, DateTimeOffset Now, DateTimeOffset End, TimeSpan Longest, TimeSpan Shortest);
