namespace OpsDashboard.Evaluation;

/// <summary>Steps of a chart: wide enough that any length of time stays a bounded number of points, and round on a clock.</summary>
static class ChartSteps
{
    /// <summary>Points of a chart at most.</summary>
    public const int Most = 120;

    private static readonly int[] Minutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

    /// <summary>The narrowest step that fits; a day when none does.</summary>
    public static TimeSpan Of(TimeSpan length, int most = Most)
    {
        var fits = Array.Find(Minutes, minutes => length.TotalMinutes / minutes <= most);
        return TimeSpan.FromMinutes(fits > 0 ? fits : Minutes[^1]);
    }
}
