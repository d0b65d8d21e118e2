using System.Globalization;
using OpsDashboard.Api.Requests;
using OpsDashboard.Configuration;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Incidents;

/// <summary><c>GET …/journal?after=&amp;limit=</c>: entries of an incident, oldest first.</summary>
static class JournalEndpoint
{
    public const int Most = 500;

    private const int Usual = 100;

    public static async Task<IResult> Get(long number, string? after, string? limit, HttpContext context, DashboardOptions options, IncidentJournal journal)
    {
        if (options.Incidents.All(one => one.Number != number) && !KnownIncidents.IsGone(number, options, journal.Facts))
        {
            return UnknownIncident.Of(number, options, journal.Facts);
        }

        var faults = new List<FieldFault>();
        var from = Number("after", after, least: 0, most: long.MaxValue, usual: 0, faults);
        var most = Number("limit", limit, least: 1, Most, Usual, faults);
        if (faults.Count > 0)
        {
            return Problems.Invalid(faults);
        }

        context.Response.Headers.CacheControl = "no-cache";
        try
        {
            var entries = await journal.ReadAsync(number, from, (int)most, context.RequestAborted);
            return TypedResults.Json(new JournalPage(entries.Select(EntryView.Of).ToValueList(), entries.Count < most ? null : entries[^1].Position), SnapshotJson.Options);
        }
        catch (StoreUnavailableException unavailable)
        {
            return Problems.Unavailable(context.Response, unavailable.Message);
        }
    }

    /// <summary>A whole number of the query; a fault when it is none.</summary>
    public static long Number(string field, string? text, long least, long most, long usual, List<FieldFault> faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return usual;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(new FieldFault(field, $"found {FoundText.Of(text)}, must be a whole number from {least} to {most}"));
        return usual;
    }
}

/// <summary>A part of the journal.</summary>
/// <param name="Next">What <c>after</c> must be for the next part; null when this is the last one yet.</param>
sealed record JournalPage(ValueList<EntryView> Entries, long? Next);
