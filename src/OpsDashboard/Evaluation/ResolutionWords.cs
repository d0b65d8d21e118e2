using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>What the one sentence says of a resolution: that it is claimed, by whom, and whether the criteria bear it out.</summary>
static class ResolutionWords
{
    private const int LongestReason = 500;

    /// <summary>Criteria that are named; the others are counted.</summary>
    private const int MostNamed = 3;

    /// <summary>Null when the verdict's own headline stands: "RESOLVED." is said only while all criteria are met.</summary>
    public static string? Headline(Standing standing, Verdict verdict) => standing switch
    {
        { Regressed.Count: > 0 } => "REGRESSED.",
        { Resolution: { OverrideReason: { } reason } resolution } => $"RESOLVED BY OVERRIDE ({OneLine.Of(reason, LongestReason)}, {Said(resolution)}).",
        { Resolution: not null } when verdict == Verdict.Met => "RESOLVED.",
        _ => null,
    };

    /// <summary>Null when nothing was declared.</summary>
    public static string? HeldBy(Standing standing, Criterion[] criteria)
    {
        if (standing.Resolution is not { } resolution)
        {
            return null;
        }

        if (standing.Regressed.Count > 0)
        {
            var claim = resolution.OverrideReason is { } reason ? $"by override ({OneLine.Of(reason, LongestReason)}, {Said(resolution)})" : Said(resolution);
            return FullStop.After($"Resolved {claim}; held then and not met now: {Titles(standing.Regressed)}");
        }

        var open = criteria.Where(criterion => criterion.Verdict != Verdict.Met).OrderBy(criterion => criterion.Verdict).ToArray();
        return (open.Length, resolution.OverrideReason) switch
        {
            (0, null) => $"All {criteria.Length} criteria are met; resolved {Said(resolution)}.",
            (0, _) => $"All {criteria.Length} criteria are met.",
            (_, null) => FullStop.After($"Resolved {Said(resolution)} while all criteria held; now not certain: {Titles(open)}"),
            _ => FullStop.After($"Does not hold: {Titles(open)}"),
        };
    }

    private static string Said(Resolution resolution) => $"by {Author.Text(resolution.By)}, {Moment.Text(resolution.At)}";

    private static string Titles(IReadOnlyCollection<Criterion> criteria)
    {
        var named = string.Join(", ", criteria.Take(MostNamed).Select(criterion => $"{criterion.Title} ({VerdictWord.Of(criterion.Verdict)})"));
        return criteria.Count > MostNamed ? $"{named} and {criteria.Count - MostNamed} more" : named;
    }
}
