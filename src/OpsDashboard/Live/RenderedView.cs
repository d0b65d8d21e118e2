namespace OpsDashboard.Live;

/// <summary>A page's regions as rendered from one snapshot. Immutable; unchanged regions are the same objects as before.</summary>
/// <param name="Name">The view's name.</param>
/// <param name="Version">Of the snapshot.</param>
/// <param name="Regions">In the view's order.</param>
sealed record RenderedView(string Name, long Version, IReadOnlyList<RenderedRegion> Regions)
{
    /// <summary>Identity of the program that rendered it.</summary>
    public string Build { get; init; } = "";

    /// <summary>The HTML of a region; null when there is no such region (any more).</summary>
    public string? Html(string key) => Regions.FirstOrDefault(region => region.Source.Key == key)?.Html;
}

/// <summary>A region with its HTML.</summary>
/// <param name="Source">What it was rendered from.</param>
/// <param name="Html">Exactly what pages embed and what the hub sends.</param>
/// <param name="Failed">The component threw, so that <paramref name="Html"/> says so; it is tried again at each snapshot.</param>
sealed record RenderedRegion(Region Source, string Html, bool Failed = false);
