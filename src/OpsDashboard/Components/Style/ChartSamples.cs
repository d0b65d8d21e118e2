using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Style;

/// <summary>Invented courses for the large charts, for <c>/style</c>.</summary>
static class ChartSamples
{
    private static readonly DateTimeOffset At = TileSamples.At;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private static readonly DateTimeOffset From = At.AddHours(-6);
    private const int Points = 72;

    /// <summary>Success and duration with a gap, a bound and three marks.</summary>
    public static Timeline Timeline { get; } = new(
        From, At, Step, "startup success", Line(i => 100 / (1 + Math.Exp((i - 18) / 2d))), "connection time p50", "s", Duration(), 20,
        [new Mark(From.AddMinutes(20), "revision-00214", MarkKind.Deploy), new Mark(From.AddMinutes(95), "opened", MarkKind.Change), new Mark(From.AddHours(3), "timeout 20 → 25 s", MarkKind.Change)],
        null);

    /// <summary>The timeout followed, and what it cuts.</summary>
    public static TimeoutHistory History { get; } = new(
        From, At, Step, "Phase 3 database", "s", Duration(), [new TimeoutStep(From, 20), new TimeoutStep(From.AddHours(3), 25)], null);

    /// <summary>A start that came up, one that failed, one that has not ended.</summary>
    public static StartLog Starts { get; } = new(
        [
            new StartRun("c", At.AddMinutes(-1), "revision-00216", null, null, null, [Phase("1 init", 0.4), Phase("2 dependencies", 1.2)]),
            new StartRun("b", At.AddMinutes(-4), "revision-00216", false, "failed", "3", [Phase("1 init", 0.4), Phase("2 dependencies", 1.2), new RunPhase("3 database", 25, false, "connection-timeout", 25)]),
            new StartRun("a", At.AddMinutes(-9), "revision-00214", true, "started", null, [Phase("1 init", 0.4), Phase("2 dependencies", 1.1), Phase("3 database", 3.8, 25), Phase("4 cache", 0.7), Phase("5 services", 4.2)]),
        ],
        TimeSpan.FromHours(1),
        null);

    private static RunPhase Phase(string title, double seconds, double? timeout = null) => new(title, seconds, Passed: true, null, timeout);

    private static ValueList<TilePoint> Line(Func<int, double> value) => Enumerable.Range(0, Points)
        .Select(i => new TilePoint((From + (Step * i)).ToUnixTimeSeconds(), IsGap(i) ? null : Math.Round(value(i), 1)))
        .ToValueList();

    private static ValueList<TimelinePoint> Duration() => Enumerable.Range(0, Points)
        .Select(i => new TimelinePoint((From + (Step * i)).ToUnixTimeSeconds(), IsGap(i) ? null : i < 20 ? 2 + (i * 0.8) : i < 36 ? 20 : 25, !IsGap(i) && i >= 20))
        .ToValueList();

    private static bool IsGap(int i) => i is > 44 and < 50;
}
