using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Live configuration as it may be used at one time: what is too old to stand for now is not used, and says so.</summary>
sealed class LiveValues(LiveConfiguration configuration, TimeSpan maximumAge, DateTimeOffset now)
{
    /// <summary>Why the source is not asked at all.</summary>
    public string? Off => configuration.Off;

    /// <summary>The value of that name, or why there is none.</summary>
    public LiveValue Of(string id)
    {
        if (Off is not null)
        {
            return new LiveValue(null, null, $"the source cloud-configuration is off: {Off}");
        }

        var resource = configuration.ResourceOf(id);
        var failure = resource?.Failure?.Reason;
        return configuration.Find(id) switch
        {
            null => new LiveValue(null, null, $"{id} is not known: {failure ?? "the resource has no such fact"}"),
            { IsKnown: false } fact => new LiveValue(null, null, $"{id} is not known: {fact.Source}"),
            var fact when now - fact.ReadAt > maximumAge => new LiveValue(null, null, $"{id} was last read {fact.ReadAt:d MMM HH:mm}, too long ago: {failure ?? "no newer read"}"),
            var fact => new LiveValue(fact, failure, null),
        };
    }
}

/// <summary>One live value.</summary>
/// <param name="Fact">Null when it cannot be told.</param>
/// <param name="Failure">Why it could not be read again; the value is then that of its time.</param>
/// <param name="Missing">Why there is none.</param>
readonly record struct LiveValue(LiveFact? Fact, string? Failure, string? Missing)
{
    /// <summary>"Minimum instances 4 instances", with its time when it is not of the last read.</summary>
    public string Words => Fact is null ? Missing ?? ""
        : $"{Fact.Title} {(Fact.Number is { } number ? Quantity.Limit(number, Fact.Unit) : Fact.Text)}{(Failure is null ? "" : $" (read {Fact.ReadAt:HH:mm}; since then: {Failure})")}";
}
