namespace OpsDashboard.Readings;

/// <summary>What is configured in the cloud now, as far as it could be read.</summary>
/// <param name="Off">Why the source is not asked at all; null when it is.</param>
/// <param name="Resources">In the configured order.</param>
public sealed record LiveConfiguration(string? Off, ValueList<ResourceReading> Resources)
{
    /// <summary>Whether this cycle asked, so that <see cref="ResourceReading.Failure"/> is news.</summary>
    public bool Asked { get; init; }

    /// <summary>A source that is not asked.</summary>
    public static LiveConfiguration Without(string why) => new(why, []);

    /// <summary>The value named <c>&lt;resource&gt;.&lt;fact&gt;</c>; null when it was never read or the resource has no such fact.</summary>
    public LiveFact? Find(string id)
    {
        foreach (var resource in Resources)
        {
            foreach (var fact in resource.Facts)
            {
                if (fact.Id == id)
                {
                    return fact;
                }
            }
        }

        return null;
    }

    /// <summary>The resource that a name <c>&lt;resource&gt;.&lt;fact&gt;</c> belongs to.</summary>
    public ResourceReading? ResourceOf(string id) => Resources.FirstOrDefault(resource => id.StartsWith($"{resource.Id}.", StringComparison.Ordinal));
}

/// <summary>One resource: the facts of the last read that worked, and how the last try went.</summary>
/// <param name="Id">The configured id.</param>
/// <param name="Title">What it is, in words, for example "connector orders-connector".</param>
/// <param name="Facts">Empty when it was never read.</param>
/// <param name="ReadAt">Incident time of <see cref="Facts"/>.</param>
/// <param name="Failure">Why the last try failed; <see cref="Facts"/> are then older than they should be.</param>
public sealed record ResourceReading(string Id, string Title, ValueList<LiveFact> Facts, DateTimeOffset? ReadAt, ReadingFailure? Failure);

/// <summary>One value of live configuration: a number or a word; neither when it cannot be told, which <paramref name="Source"/> explains.</summary>
/// <param name="Id"><c>&lt;resource&gt;.&lt;fact&gt;</c>.</param>
/// <param name="Unit">Of a number.</param>
/// <param name="Source">Where it is from and how far it can be trusted, in words.</param>
/// <param name="ReadAt">Incident time.</param>
/// <param name="Since">Incident time at which this program first read this very value.</param>
public sealed record LiveFact(
    string Id, string Title, double? Number, string? Text, string Unit, string Source, DateTimeOffset ReadAt, DateTimeOffset Since)
{
    /// <summary>Whether it has a value.</summary>
    public bool IsKnown => Number is not null || Text is not null;
}
