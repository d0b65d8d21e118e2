using System.Collections;
using System.Runtime.InteropServices;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>How much of a window a series covers that reports even when nothing happens.</summary>
/// <remarks>Distinct sample periods are counted, not samples: several instances in one period cover it once, and so do several resource types.
/// A metric that is sampled every five minutes covers five with each period.</remarks>
/// <param name="Alive">Minutes in which it was alive: its value was above 0, or at least <see cref="PresenceOptions.AliveAt"/>.</param>
/// <param name="Reported">Minutes in which it reported anything, 0 included.</param>
/// <param name="Newest">End of its newest point; null when there is none.</param>
/// <param name="Failure">Why it could not be read.</param>
/// <param name="Partial">Why the answer may be incomplete.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Coverage(double Alive, double Reported, DateTimeOffset? Newest, string? Failure = null, string? Partial = null)
{
    /// <summary>Why nothing can be said of what it does not cover.</summary>
    public string? Fault => Failure ?? (Partial is null ? null : $"partial answer: {Partial}");

    /// <summary>Of the presence series of an event signal, over the window.</summary>
    public static Coverage Of(CriterionWindow window, PresenceOptions presence, ReadingSet readings)
    {
        var reading = readings[window.Presence(presence)];
        var coverage = Of(window, reading.Series, SignalQueries.Period(presence, readings.Timings), presence);
        return coverage with { Failure = reading.Failure?.Reason, Partial = reading.Partial };
    }

    /// <summary>Of points by the minute.</summary>
    public static Coverage Of(CriterionWindow window, ValueList<Series> series, TimeSpan period, PresenceOptions? presence = null)
    {
        // Periods are counted back from the window's end. One that the window's start cuts counts for nothing.
        var whole = (int)Math.Floor((window.End - window.Start) / period);
        var (alive, reported) = (new BitArray(Math.Max(1, whole)), new BitArray(Math.Max(1, whole)));
        DateTimeOffset? newest = null;
        foreach (var one in series)
        {
            // Two weeks by the minute are 20,160 points: no enumerator for them.
            foreach (ref readonly var point in one.Points.AsSpan())
            {
                if (point.End <= window.Start || point.End > window.End)
                {
                    continue;
                }

                newest = newest > point.End ? newest : point.End;
                if ((int)((window.End - point.End).Ticks / period.Ticks) is var index && index < reported.Count)
                {
                    reported[index] = true;
                    alive[index] |= presence?.IsAlive(point.Number) ?? true;
                }
            }
        }

        return new Coverage(Minutes(Count(alive), period, window), Minutes(Count(reported), period, window), newest);
    }

    /// <summary>Why nothing can be said of a window without events, in which nothing was alive.</summary>
    public string Silence => Newest is null ? "no data: neither events nor signs of life in the window" : TileWords.NotRunning;

    public bool IsWhole(CriterionWindow window) => window.IsWhole && Alive >= window.Minutes;

    /// <summary>Why a good value is not met yet.</summary>
    public string Lacks(CriterionWindow window) => window.IsWhole
        ? $"data for {Quantity.Share(Alive, window.Minutes)} minutes"
        : $"only {Quantity.Text(window.End - window.Start)} of {Quantity.Text(window.Length)} have passed";

    /// <summary>The minutes that so many sample periods cover: all of them when no whole period is missing.</summary>
    public static double Minutes(double periods, TimeSpan period, CriterionWindow window) =>
        periods > 0 && periods >= Math.Floor((window.End - window.Start) / period) ? window.Minutes : periods * period.TotalMinutes;

    private static int Count(BitArray periods) => periods.Cast<bool>().Count(covered => covered);
}
