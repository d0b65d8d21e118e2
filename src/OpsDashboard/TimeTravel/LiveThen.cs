using OpsDashboard.Readings;

namespace OpsDashboard.TimeTravel;

/// <summary>What was configured in the cloud at a past moment, as far as it can be told.</summary>
static class LiveThen
{
    /// <summary>Why the values of then are not known. Facts of an incident then count as they are written down, each with its date.</summary>
    public const string NotRecorded = "what was configured in the cloud at this moment is not recorded";

    /// <summary>Today's values where this program has read the very same since before the moment; otherwise none, because some of them
    /// may be later ones.</summary>
    public static LiveConfiguration Of(LiveConfiguration today, DateTimeOffset at) =>
        today.Off is not null || today.Resources.Any(resource => resource.ReadAt is null || resource.Facts.Any(fact => fact.Since > at))
            ? LiveConfiguration.Without(today.Off ?? NotRecorded)
            : today;
}
