namespace OpsDashboard.Appearance;

/// <summary>What a badge says.</summary>
/// <param name="Id">What it is about, for its title: an id that is configured, never text from an address.</param>
/// <param name="Label">What it is about, for people.</param>
/// <param name="Look">Shape and colour.</param>
/// <param name="Word">The word of the JSON: <c>not-met</c>, <c>no-data</c>; <c>unknown</c> when there is nothing to tell of.</param>
/// <param name="Message">The word for people with the value: "not met · 0 %, needs ≥ 95 %".</param>
/// <param name="AsOf">Incident time of what it says; null when it says nothing.</param>
/// <param name="Reason">Why, in plain words.</param>
sealed record Badge(string Id, string Label, StateAppearance Look, string Word, string Message, DateTimeOffset? AsOf, string? Reason)
{
    /// <summary>A grey badge for whatever cannot be told.</summary>
    public static Badge Unknown(string why) => new("badge", "OpsDashboard", StateAppearance.Unknown, "unknown", $"unknown · {why}", AsOf: null, why);
}
