using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>A signal over any interval: what is asked for it, and the tile's own evaluation of the answers.</summary>
/// <param name="Window">On whole steps; it ends where data can be expected, if not before.</param>
/// <param name="Step">Between two points.</param>
/// <param name="IsByMinute">Read as the tile reads: its points are then the tile's own.</param>
sealed record SignalRange(TileWindow Window, TimeSpan Step, bool IsByMinute)
{
    /// <summary>Points of an answer at most: a day of minutes, and a little more.</summary>
    public const int MostPoints = 1_500;

    /// <summary>The longest interval: as long as Cloud Monitoring keeps its finest points.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(42);

    // Up to here events are read by the minute, so that steps may be of any width; beyond, the source makes the steps.
    private static readonly TimeSpan LongestByMinute = TimeSpan.FromDays(1);

    /// <summary>Whether there is not one step in it of which anything can be known yet.</summary>
    public bool IsEmpty => Window.End - Window.Start < Step;

    public static SignalRange Of(SignalOptions signal, IReadOnlyDictionary<string, MetricTiming> timings, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var known = TileWindow.Of(signal, timings, now);
        var fits = ChartSteps.Of(to - from, MostPoints);
        var step = fits > signal.Step ? fits : signal.Step;
        var isByMinute = step == signal.Step && to - from <= LongestByMinute;
        var grid = isByMinute ? SignalQueries.SamplePeriod : step;
        var window = known with { Start = SignalQueries.Floor(from, grid), End = SignalQueries.Floor(to < known.End ? to : known.End, grid) };
        return new SignalRange(window, step, isByMinute);
    }

    public SeriesRequest Values(SignalOptions signal) =>
        IsByMinute ? Window.Values(signal) : SignalQueries.Values(signal, Window.Start, Window.End, Step);

    public SeriesRequest? Presence(SignalOptions signal) =>
        Window.Presence(signal) is { } minutes ? (IsByMinute ? minutes : minutes with { Primary = minutes.Primary with { Period = Step } }) : null;

    /// <summary>The tile that a screen would show of this interval.</summary>
    public Tile Evaluate(SignalOptions signal, Reading values, Reading? presence, Facts facts, DateTimeOffset now) =>
        TileEvaluation.Evaluate(signal with { Window = Window.End - Window.Start, Step = Step }, Window, values, presence, facts, now, before: null, previous: null);
}
