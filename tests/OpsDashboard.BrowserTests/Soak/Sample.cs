namespace OpsDashboard.BrowserTests.Soak;

/// <summary>How it was at one moment.</summary>
/// <param name="Values">By name with unit: memory of processes in MB, of the page after a collection in MB, counts of what the page holds.</param>
/// <param name="Painted">Snapshots shown since the page was opened.</param>
/// <param name="TimesLost">How often it said NOT LIVE.</param>
/// <param name="Loads">How often the page loaded anew.</param>
/// <param name="LongestGapSeconds">Between two messages.</param>
sealed record Sample(DateTimeOffset At, IReadOnlyDictionary<string, double> Values, int Painted, int TimesLost, int Loads, double LongestGapSeconds);
