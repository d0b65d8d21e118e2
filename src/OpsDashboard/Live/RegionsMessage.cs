using System.Text.Json.Serialization;

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
    /// <param name="edits">As edits of what they were, where that is much shorter.</param>
    public static RegionsMessage Difference(RenderedView before, RenderedView view, PageClock clock, bool edits = false)
    {
        var old = before.Regions.ToDictionary(region => region.Source.Key, region => region.Html);
        var changed = new List<RegionHtml>();
        foreach (var region in view.Regions)
        {
            if (!old.Remove(region.Source.Key, out var html) || html != region.Html)
            {
                changed.Add(edits && html is not null ? RegionHtml.Edited(region.Source.Key, html, region.Html) : new RegionHtml(region.Source.Key, region.Html));
            }
        }

        changed.AddRange(old.Keys.Select(key => new RegionHtml(key, "")));
        return new(view.Version, before.Version, view.Build, clock, changed);
    }
}

/// <summary>A region's key (<c>data-region</c>) and the HTML inside it.</summary>
/// <param name="Html">Null, and left out, when there is an edit instead: only pages that ask by <c>?edits=1</c> get such.</param>
sealed record RegionHtml(string Key, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Html)
{
    /// <summary>Makes the new HTML from that of the version which the message is based on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EditStep>? Edit { get; init; }

    /// <summary>UTF-16 units that the edit must result in; a client that gets another length asks for the whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Length { get; init; }

    /// <summary>As an edit where that saves something.</summary>
    public static RegionHtml Edited(string key, string old, string html) =>
        RegionEdit.Between(old, html) is { } steps ? new RegionHtml(key, Html: null) { Edit = steps, Length = html.Length } : new RegionHtml(key, html);
}

/// <summary>Incident time for the page's ages and countdowns.</summary>
/// <param name="TimeScale">Incident seconds a real second.</param>
sealed record PageClock(DateTimeOffset Now, double TimeScale, bool Paused);
