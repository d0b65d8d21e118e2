using System.Globalization;

namespace OpsDashboard.Appearance;

/// <summary>Times in a badge: with the day, for it is looked at long after it was put into a ticket.</summary>
static class BadgeTime
{
    /// <summary>"2025-09-15 18:36Z".</summary>
    public static string Of(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
