using Microsoft.Net.Http.Headers;
using OpsDashboard.Api.Incidents;
using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Reports;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Api.Reports;

/// <summary><c>/incidents/{number}/report.md</c>, <c>.txt</c> and <c>.html</c>: the report's page beside them is made of the same document.</summary>
static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/incidents/{number:long}/report.md", Get(ReportForm.Markdown, "text/markdown; charset=utf-8", download: null)).ExcludeFromDescription();
        endpoints.MapGet("/incidents/{number:long}/report.txt", Get(ReportForm.PlainText, "text/plain; charset=utf-8", download: null)).ExcludeFromDescription();
        endpoints.MapGet("/incidents/{number:long}/report.html", Get(ReportForm.HtmlFile, "text/html; charset=utf-8", download: ".html")).ExcludeFromDescription();
    }

    /// <param name="download">The ending of the file's name when it is to be saved; null when it is shown.</param>
    private static Func<long, SnapshotFeed, DashboardOptions, IncidentJournal, HttpContext, IResult> Get(ReportForm form, string type, string? download) => (number, feed, options, journal, context) =>
    {
        // A cache may keep it only to ask with If-None-Match whether it is still the newest.
        context.Response.Headers.CacheControl = "no-cache";
        if (options.Incidents.All(incident => incident.Number != number))
        {
            return UnknownIncident.Of(number, options, journal.Facts);
        }

        return feed.Current is { } snapshot && ReportEdition.Of(snapshot).Write(number, options, Site(context.Request), form) is { } report
            ? TypedResults.Bytes(report.Bytes, type, download is null ? null : report.FileName + download, entityTag: new EntityTagHeaderValue($"\"{report.Hash}\""))
            : SnapshotEndpoint.NotYet(context.Response);
    };

    /// <summary>By the request: its host has been checked, or it would not have come here.</summary>
    private static Uri Site(HttpRequest request) => new($"{request.Scheme}://{request.Host}{request.PathBase}/");
}
