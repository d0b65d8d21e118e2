using System.Globalization;
using System.Text.Json;
using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>GET …/journal.jsonl?after=</c>: every entry of an incident, oldest first, one a line; read and sent page by page.</summary>
/// <remarks>A store that fails on the way ends it with a line <c>{"error", "after"}</c> and a broken connection: neither who reads lines nor
/// who reads HTTP can take that for the end.</remarks>
static class JournalLines
{
    public const string ContentType = "application/jsonl";

    /// <summary>Entries that are in memory at a time.</summary>
    private const int Page = 200;

    public static async Task<IResult> Get(long number, string? after, HttpContext context, DashboardOptions options, IncidentJournal journal)
    {
        if (options.Incidents.All(one => one.Number != number) && !KnownIncidents.IsGone(number, options, journal.Facts))
        {
            return UnknownIncident.Of(number, options, journal.Facts);
        }

        var faults = new List<FieldFault>();
        var from = JournalEndpoint.Number("after", after, least: 0, most: long.MaxValue, usual: 0, faults);
        if (faults.Count > 0)
        {
            return Problems.Invalid(faults);
        }

        try
        {
            // Before anything is sent, so that a store that cannot be read is a 503 like everywhere.
            var first = await journal.ReadAsync(number, from, Page, context.RequestAborted);
            context.Response.Headers.CacheControl = "no-cache";
            FileName.Attach(context.Response, string.Create(CultureInfo.InvariantCulture, $"incident-{number}-journal.jsonl"));
            return TypedResults.Stream(body => WriteAsync(body, number, from, first, journal, context), ContentType);
        }
        catch (StoreUnavailableException unavailable)
        {
            return Problems.Unavailable(context.Response, unavailable.Message);
        }
    }

    private static async Task WriteAsync(Stream body, long number, long after, ValueList<JournalEntry> page, IncidentJournal journal, HttpContext context)
    {
        try
        {
            while (page.Count > 0)
            {
                foreach (var entry in page)
                {
                    await WriteLineAsync(body, EntryView.Of(entry), context.RequestAborted);
                    after = entry.Position;
                }

                await body.FlushAsync(context.RequestAborted);
                page = page.Count < Page ? [] : await journal.ReadAsync(number, after, Page, context.RequestAborted);
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or JsonException)
        {
            await WriteLineAsync(body, new { error = $"The journal could not be read on: {OneLine.Of(failure.Message, 300)}", after }, context.RequestAborted);
            await body.FlushAsync(context.RequestAborted);
            // The server then closes without the last chunk. An abort could take the line away again.
            throw;
        }
    }

    private static async Task WriteLineAsync<T>(Stream body, T line, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(body, line, SnapshotJson.Options, cancellation);
        await body.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
