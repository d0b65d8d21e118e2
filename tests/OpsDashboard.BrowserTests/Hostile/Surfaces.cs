namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>An address that is opened as a document.</summary>
/// <param name="Shows">A payload that must be readable there as text; null where none need be.</param>
sealed record Surface(string Path, string? Shows = null);

/// <summary>Everything that the program answers, as people and their browsers come to it. A new page is one line here.</summary>
static class Surfaces
{
    private const string Image = "<img src=x onerror=hit(7)>";

    private static readonly string Encoded = Uri.EscapeDataString(Image);

    public static readonly Surface[] Pages =
    [
        new("/", "<IMG SRC=x ONERROR=hit(1001)>"),
        new("/incidents"),
        new("/incidents/1278", "<img src=x onerror=hit(1000)>"),
        new("/incidents/1278/act"),
        new("/phases"),
        new("/sources"),
        new("/screens", "<img src=x onerror=hit(1000)>"),
        new("/wall", "<img src=x onerror='hit(1003)'>"),
        new("/wall?view=criteria"),
        new("/wall?view=phases"),
        new("/wall?view=incident"),
        new($"/wall?view={Encoded}&size={Encoded}", "<img src=x onerror=hit(7)>"),
        new("/incidents/1278/report"),
        new("/incidents/1278?at=2025-09-15T15:00:00Z"),
        new($"/incidents/1278?at={Encoded}"),
        new("/i/1278@r1"),
        new($"/nothing/{Encoded}?q={Encoded}#{Encoded}"),
        new($"/?q={Encoded}"),
        new($"/incidents/{Encoded}"),
        new($"/error?message={Encoded}"),
    ];

    public static readonly Surface[] Documents =
    [
        new("/api/v1/snapshot", "img src=x onerror=hit(1000)"),
        new("/api/v1/incidents"),
        new("/api/v1/incidents/1278", "img src=x onerror=hit(1000)"),
        new("/api/v1/incidents/1278/journal?limit=500", "img src=x onerror=hit(1000)"),
        new("/api/v1/signals"),
        new("/api/v1/signals/connector-latency"),
        new($"/api/v1/signals/{Encoded}", "img src=x onerror=hit(7)"),
        new($"/api/v1/signals/connector-latency?from={Encoded}&to={Encoded}&format={Encoded}", "img src=x onerror=hit(7)"),
        new($"/api/v1/incidents/1278/journal?after={Encoded}", "img src=x onerror=hit(7)"),
        new($"/api/v1/incidents/1278/journal.jsonl?after={Encoded}", "img src=x onerror=hit(7)"),
        new($"/api/v1/incidents/1278?download={Encoded}", "img src=x onerror=hit(7)"),
        new($"/api/v1/{Encoded}", "img%20src=x%20onerror=hit(7)"),
        new("/metrics"),
        new("/readyz"),
        new("/openapi/v1.json"),
        new("/schemas/incident.json"),
        new("/incidents/1278/report.html"),
        new("/incidents/1278/report.md"),
        new("/i/1278@r1.json"),
        new("/badges/1278/connector-capacity.svg"),
        new("/badges/signals/connector-latency.svg"),
        new($"/badges/1278/{Encoded}.svg"),
        new($"/badges/signals/{Encoded}.svg"),
    ];

    /// <summary>Also looked at through <c>img</c>, as tickets and wikis do.</summary>
    public static readonly string[] Pictures = [.. Documents.Select(one => one.Path).Where(path => path.EndsWith(".svg", StringComparison.Ordinal)), "/favicon.svg"];

    /// <summary>What a browser saves instead of showing it.</summary>
    public static readonly string[] Downloads = ["/api/v1/incidents/1278?download=1", "/api/v1/incidents/1278/journal.jsonl", "/api/v1/signals/connector-latency?format=csv"];
}
