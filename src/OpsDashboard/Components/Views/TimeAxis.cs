namespace OpsDashboard.Components.Views;

/// <summary>Maps time to 0 … 100 from left to right.</summary>
public readonly record struct TimeAxis(DateTimeOffset From, DateTimeOffset To)
{
    private const int MostTicks = 8;

    private static readonly int[] Minutes = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080];

    private double Seconds => Math.Max((To - From).TotalSeconds, 1);

    /// <summary>Position of a time.</summary>
    public double X(long unixSeconds) => Math.Round((unixSeconds - From.ToUnixTimeSeconds()) * 100 / Seconds, 2);

    /// <summary>Length of a span.</summary>
    public double Width(TimeSpan span) => span.TotalSeconds * 100 / Seconds;

    /// <summary>Round times, at most nine.</summary>
    public ValueList<TickView> Ticks()
    {
        var total = Seconds / 60;
        var minutes = Array.Find(Minutes, step => total / step <= MostTicks);
        var step = (minutes == 0 ? Minutes[^1] : minutes) * 60L;
        var ticks = new List<TickView>();
        for (var at = (From.ToUnixTimeSeconds() + step - 1) / step * step; at <= To.ToUnixTimeSeconds(); at += step)
        {
            var time = DateTimeOffset.FromUnixTimeSeconds(at);
            ticks.Add(new TickView(X(at), step >= 86400 ? time.UtcDateTime.ToString("d MMM") : Times.Clock(time)));
        }

        return ticks.ToValueList();
    }
}
