using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Queries;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator.Logging;

/// <summary>entries.list: searches day by day, and like Google's gives back an unfinished search when it takes long.</summary>
sealed class LogSearch(StagingView staging, PageTokens tokens)
{
    /// <summary>Entries older than this are gone, as they are from Google's default bucket.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    private const int MaxBodyBytes = 128 << 10;
    private const int DaysPerCall = 7;

    // Keeps day and entry of a position apart; no day has as many entries.
    private const long EntriesPerDay = 1_000_000;

    public async Task<JsonNode> AnswerAsync(HttpRequest http)
    {
        using var body = await BoundedBody.ReadAsync(http, MaxBodyBytes, default, http.HttpContext.RequestAborted);
        var request = LogRequest.Read(body.RootElement);
        var filter = LogFilter.Parse(request.Filter);
        var position = request.PageToken.Length == 0
            ? new PagePosition(0, staging.NowTicks)
            : tokens.Read(request.PageToken, request.Identity);
        var (entries, next) = Search(filter, request, position);

        var answer = new JsonObject();
        if (entries.Count > 0)
            answer["entries"] = new JsonArray([.. entries.Select(entry => entry.ToJson())]);
        if (next is { } offset)
            answer["nextPageToken"] = tokens.Write(position with { Offset = offset }, request.Identity);
        return answer;
    }

    private (List<LogEntry> Entries, long? Next) Search(LogFilter filter, LogRequest request, PagePosition position)
    {
        var found = new List<LogEntry>();
        var from = Math.Max(filter.FromTicks, position.AsOfTicks - Retention.Ticks);
        var to = Math.Min(filter.ToTicks, position.AsOfTicks + 1);
        var days = from >= to ? 0 : (to - from + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay;
        var (first, skip) = Math.DivRem(position.Offset, EntriesPerDay);
        for (var day = first; day < days; day++)
        {
            if (day == first + DaysPerCall)
                return (found, day * EntriesPerDay);
            var matching = Day(filter, request.Ascending, from, to, day, position.AsOfTicks);
            var taken = matching.Skip((int)skip).Take(request.PageSize - found.Count).ToList();
            found.AddRange(taken);
            if (skip + taken.Count < matching.Count)
                return (found, (day * EntriesPerDay) + skip + taken.Count);
            skip = 0;
        }

        return (found, null);
    }

    private List<LogEntry> Day(LogFilter filter, bool ascending, long from, long to, long day, long asOf)
    {
        var begin = ascending ? from + (day * TimeSpan.TicksPerDay) : Math.Max(from, to - ((day + 1) * TimeSpan.TicksPerDay));
        var end = ascending ? Math.Min(to, begin + TimeSpan.TicksPerDay) : to - (day * TimeSpan.TicksPerDay);
        var entries = staging.StartsDuring(begin, end)
            .SelectMany(start => StartEntries.Of(start, staging))
            .Where(entry => entry.Ticks >= begin && entry.Ticks < end && entry.ReceivedTicks <= asOf && filter.Accepts(entry));
        return ascending
            ? [.. entries.OrderBy(entry => entry.Ticks).ThenBy(entry => entry.InsertId, StringComparer.Ordinal)]
            : [.. entries.OrderByDescending(entry => entry.Ticks).ThenByDescending(entry => entry.InsertId, StringComparer.Ordinal)];
    }
}
