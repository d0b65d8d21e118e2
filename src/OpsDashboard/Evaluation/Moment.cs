using System.Globalization;

namespace OpsDashboard.Evaluation;

/// <summary>A time in a sentence.</summary>
static class Moment
{
    /// <summary>"2025-09-15 18:40 UTC": with its day, for a sentence is read in tickets later.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
