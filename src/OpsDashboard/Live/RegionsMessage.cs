namespace OpsDashboard.Live;

/// <summary>What a page gets: <c>regions(RegionsMessage)</c>.</summary>
/// <param name="Version">Of the snapshot.</param>
/// <param name="BasedOn">The version it is a difference to; null when it is the whole.</param>
/// <param name="Build">Identity of the program.</param>
/// <param name="Clock">Incident time when it was written.</param>
/// <param name="Regions">Changed regions; a removed one comes once with empty HTML. None: a heartbeat.</param>
sealed record RegionsMessage(long Version, long? BasedOn, string Build, PageClock Clock, IReadOnlyList<RegionHtml> Regions)
{
    /// <summary>All regions.</summary>
    public static RegionsMessage Whole(RenderedView view, PageClock clock) =>
        new(view.Version, null, view.Build, clock, [.. view.Regions.Select(region => new RegionHtml(region.Source.Key, region.Html))]);

    /// <summary>"Nothing is newer than what you have."</summary>
    public static RegionsMessage Heartbeat(RenderedView view, PageClock clock) =>
        new(view.Version, view.Version, view.Build, clock, []);

    /// <summary>The regions whose HTML differs.</summary>
    public static RegionsMessage Difference(RenderedView before, RenderedView view, PageClock clock)
    {
        var old = before.Regions.ToDictionary(region => region.Source.Key, region => region.Html);
        var changed = new List<RegionHtml>();
        foreach (var region in view.Regions)
        {
            if (!old.Remove(region.Source.Key, out var html) || html != region.Html)
            {
                changed.Add(new RegionHtml(region.Source.Key, region.Html));
            }
        }

        changed.AddRange(old.Keys.Select(key => new RegionHtml(key, "")));
        return new(view.Version, before.Version, view.Build, clock, changed);
    }
}

/// <summary>A region's key (<c>data-region</c>) and the HTML inside it.</summary>
sealed record RegionHtml(string Key, string Html);

/// <summary>Incident time for the page's ages and countdowns.</summary>
/// <param name="TimeScale">Incident seconds a real second.</param>
sealed record PageClock(DateTimeOffset Now, double TimeScale, bool Paused);
