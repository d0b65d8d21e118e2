using System.Text;

namespace OpsDashboard.BrowserTests.Soak;

/// <summary>What a run says, as Markdown.</summary>
static class SoakReport
{
    /// <summary>What came before is warming up: code is compiled, the collector finds its sizes.</summary>
    private const double WarmUpShare = 1 / 6.0;

    public static string Of(IEnumerable<Wall> walls, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var wall in walls)
        {
            var samples = wall.Samples;
            var length = samples[^1].At - samples[0].At;
            text.AppendLine(FormattableString.Invariant($"{wall.Name}: {length.TotalHours:0.00} h to {now:yyyy-MM-dd HH:mm} UTC, {samples.Count} samples, {wall.Last.Painted} messages painted, longest gap {wall.Last.LongestGapSeconds:0.0} s, NOT LIVE {wall.Last.TimesLost} times, loaded anew {wall.Last.Loads} times"));
            text.AppendLine().AppendLine("| measured | at first | at last | slope an hour | 95 % | |").AppendLine("|---|--:|--:|--:|---|---|");
            var kept = samples.Skip((int)(samples.Count * WarmUpShare)).ToArray();
            foreach (var name in samples[0].Values.Keys)
            {
                text.AppendLine(Row(name, [.. kept.Select(sample => ((sample.At - kept[0].At).TotalHours, sample.Values[name]))]));
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string Row(string name, (double Hours, double Value)[] points)
    {
        var slope = Slope.Of(points);
        return FormattableString.Invariant($"| {name} | {points[0].Value:0.##} | {points[^1].Value:0.##} | {slope.PerUnit:+0.###;-0.###;0} | ± {slope.Margin:0.###} | {(slope.IsFlat ? "flat within noise" : slope.PerUnit < 0 ? "shrinks" : "GROWS")} |");
    }
}
