using System.Globalization;

namespace OpsDashboard.Reports;

/// <summary>Times of a report: absolute, UTC, never an age.</summary>
static class ReportTime
{
    /// <summary>"2025-09-15 18:40:44 UTC".</summary>
    public static string Full(DateTimeOffset time) => Format(time, "yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>"2025-09-15".</summary>
    public static string Day(DateTimeOffset time) => Format(time, "yyyy-MM-dd");

    /// <summary>"18:36", with its date when it is not of the report's day, which the report names.</summary>
    public static string Beside(DateTimeOffset time, DateTimeOffset day) =>
        time.UtcDateTime.Date == day.UtcDateTime.Date ? Format(time, "HH:mm") : Format(time, "yyyy-MM-dd HH:mm");

    /// <summary>For addresses: "2025-09-15T18:40:44Z".</summary>
    public static string Iso(DateTimeOffset time) => Format(time, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>For file names: "20250915T1840Z".</summary>
    public static string Compact(DateTimeOffset time) => Format(time, "yyyyMMdd'T'HHmm'Z'");

    private static string Format(DateTimeOffset time, string format) => time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
