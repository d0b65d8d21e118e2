using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>One thing that the program and the plain evaluator see differently.</summary>
/// <param name="Subject">What it is about, for example <c>criterion depth</c>.</param>
/// <param name="Kind">The sort of it, to count them by.</param>
/// <param name="Reproduction">What is configured, and all data in the window. The shortest of a sort is shown.</param>
sealed record Difference(int Seed, string Subject, string Kind, string Expected, string Actual, DateTimeOffset Now, string Reproduction)
{
    public override string ToString() => $"seed {Seed}, {Subject} at {Now:d MMM HH:mm:ss}: {Kind}: expected {Expected}, the program says {Actual}\n{Reproduction}";
}

/// <summary>Compares what the program says with what it must say, member by member.</summary>
static class Comparing
{
    /// <summary>Doubles that took another way through the same sum; no limit is decided by it.</summary>
    private const double Tolerance = 1e-9;

    public static IEnumerable<(string Kind, string Expected, string Actual)> Of(ExpectedCriterion expected, Criterion actual)
    {
        if (expected.Verdict != actual.Verdict)
        {
            yield return ($"{actual.Kind} {expected.Verdict} → {actual.Verdict}", $"{expected.Verdict}", $"{actual.Verdict} ({actual.Reason})");
            yield break;
        }

        var members = new[]
        {
            Number("measured", expected.Measured, actual.Measured),
            Number("objective", expected.Objective, actual.Objective),
            Number("good", expected.Good, actual.Good),
            Number("total", expected.Total, actual.Total),
            Text("windowStart", expected.WindowStart, actual.WindowStart),
            Text("windowEnd", expected.WindowEnd, actual.WindowEnd),
            Text("decidableAt", expected.DecidableAt, actual.DecidableAt),
            Text("overdue", expected.Overdue, actual.Overdue),
        };
        foreach (var (kind, want, is_) in members.OfType<(string, string, string)>())
        {
            yield return ($"{actual.Kind} {kind}", want, is_);
        }
    }

    public static IEnumerable<(string Kind, string Expected, string Actual)> Of(ExpectedTile expected, Tile actual)
    {
        if (expected.Status != actual.Status && expected.Or != actual.Status)
        {
            yield return ($"tile {expected.Status} → {actual.Status}", $"{expected.Status}", $"{actual.Status} ({actual.Reason}), value {actual.Value}");
            yield break;
        }

        if (actual.Status == TileStatus.Error)
        {
            // Beside an error stands what was seen last, if anything.
            yield break;
        }

        var members = new[]
        {
            expected.HasNoValue && actual.Value is not null ? ("value", "none", $"{actual.Value}") : null,
            Number("value", expected.Value, actual.Value),
            expected.Bucket is { } bucket ? Inside(bucket.Lower, bucket.Upper, actual) : null,
            expected.Value is not null && expected.Bound != actual.Bound ? ("bound", $"{expected.Bound}", $"{actual.Bound}") : null,
            Number("counted", expected.Counted, actual.Counted),
            Number("total", expected.Total, actual.Total),
            Text("dataTime", expected.DataTime, actual.DataTime),
        };
        foreach (var (kind, want, is_) in members.OfType<(string, string, string)>())
        {
            yield return ($"tile {kind}", want, is_);
        }
    }

    private static (string Kind, string Expected, string Actual)? Number(string kind, decimal? expected, double? actual) =>
        expected is not { } number || (actual is { } found && Math.Abs((double)number - found) <= Tolerance * Math.Max(1, Math.Abs(found))) ? null : (kind, $"{number}", $"{actual}");

    private static (string Kind, string Expected, string Actual)? Text<T>(string kind, T? expected, T? actual)
        where T : struct => expected is null || expected.Equals(actual) ? null : (kind, $"{expected:O}", $"{actual:O}");

    private static (string Kind, string Expected, string Actual)? Inside(decimal? lower, decimal? upper, Tile actual)
    {
        var isInside = (lower is not { } low || actual.Value >= (double)low - Tolerance) && (upper is not { } high || actual.Value <= (double)high + Tolerance);
        return isInside ? null : ("value in bucket", $"{lower} to {upper}", $"{actual.Value}");
    }
}
