using System.Globalization;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>Times as text that never changes by itself: absolute, UTC. Ages and countdowns are the browser's.</summary>
public static class Times
{
    /// <summary>For <c>datetime</c> attributes and commands: "2025-09-15T18:36:00Z".</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>"18:36".</summary>
    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"15 Sep 18:36:07".</summary>
    public static string Second(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>"15 Sep 18:36".</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2025-09-15 18:36 UTC": for who reads it in another year.</summary>
    public static string Full(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"18:36", with the day when it is not that of <paramref name="other"/>.</summary>
    public static string Beside(DateTimeOffset time, DateTimeOffset other) =>
        time.UtcDateTime.Date == other.UtcDateTime.Date ? Clock(time) : Day(time);

    /// <summary>"4 min", "45 s", "24 h", "7 days".</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } when span.Ticks % TimeSpan.TicksPerDay == 0 => $"{span.Days} days",
        { TotalHours: >= 1 } when span.Minutes == 0 => $"{(int)span.TotalHours} h",
        { TotalHours: >= 1 } => $"{(int)span.TotalHours} h {span.Minutes} min",
        { TotalMinutes: >= 1 } when span.Seconds == 0 => $"{(int)span.TotalMinutes} min",
        { TotalMinutes: >= 1 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
        _ => $"{Quantity.Number(span.TotalSeconds)} s",
    };
}
