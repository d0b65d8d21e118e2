namespace OpsDashboard.Emulator.Queries;

/// <summary>What a condition looks at.</summary>
enum Selector
{
    Project,
    ResourceType,
    ResourceLabel,
    MetricType,
    MetricLabel,
}

/// <summary>How a condition compares.</summary>
enum Match
{
    Exact,
    Prefix,
    OneOf,
}

/// <summary>One condition of a filter.</summary>
/// <param name="Selector">What it looks at.</param>
/// <param name="Key">The label's key, empty for the others.</param>
/// <param name="Negated">Written with <c>!=</c>.</param>
/// <param name="Match">How it compares.</param>
/// <param name="Values">With what; several only for <see cref="Match.OneOf"/>.</param>
sealed record Restriction(Selector Selector, string Key, bool Negated, Match Match, IReadOnlyList<string> Values)
{
    public bool Accepts(string actual)
    {
        var hit = Match is Match.Prefix
            ? actual.StartsWith(Values[0], StringComparison.Ordinal)
            : Values.Contains(actual, StringComparer.Ordinal);
        return hit != Negated;
    }
}
