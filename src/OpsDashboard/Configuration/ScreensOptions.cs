namespace OpsDashboard.Configuration;

/// <summary>Wall screens that people paired. Section <c>Screens</c>.</summary>
public sealed record ScreensOptions
{
    /// <summary>Real time without a painted report after which a paired screen is warned of.</summary>
    public TimeSpan SilentAfter { get; init; } = TimeSpan.FromMinutes(5);
}
