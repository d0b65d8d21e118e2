using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>What a ticket links to, asked of the running program with its emulator, against the cheapest answer of the same program.</summary>
static class LinksRow
{
    private const int Warm = 3;
    private const int Times = 20;
    private const string Incident = "/incidents/1278";

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        using var client = new HttpClient { BaseAddress = server.Address };
        await UntilAsync(client, "/readyz", token);
        await UntilAsync(client, "/i/1278@r1.json", token);
        var now = (await client.GetFromJsonAsync<JsonElement>("/api/v1/snapshot", token)).GetProperty("at").GetDateTimeOffset();

        // Each of another minute before the start, so that none is answered from memory.
        var moments = Enumerable.Range(0, Warm + Times).Select(i => $"{Incident}?at={now.AddMinutes(-7 * (i + 1)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}").ToArray();
        var floor = await MedianAsync(client, Enumerable.Repeat("/healthz", Warm + Times), token);
        var report = await ReportAsync(client, token);
        var frozen = await MedianAsync(client, Enumerable.Repeat("/i/1278@r1", Warm + Times), token);
        var travel = await MedianAsync(client, moments, token);
        var again = await MedianAsync(client, Enumerable.Repeat(moments[^1], Warm + Times), token);
        return new RowResult(
            "Links from a ticket",
            $"Request to the last byte over loopback, median of {Times} after {Warm} to warm up. The report is asked for once after each new snapshot, so that it is written anew each time; " +
            "each `?at=` is of another minute, so that its readings are asked for and judged anew (the warm-up takes the very first one after the start, which compiles code and takes longer). The floor is `/healthz` of the same program.",
            [
                new Figure("report, HTML page, ms", report, floor, new Limit("≤ 50 ms", report, 50)),
                new Figure("frozen revision, page, ms", frozen, floor, new Limit("≤ 50 ms", frozen, 50)),
                new Figure("`/incidents/1278?at=`, first of its minute, ms", travel, floor, new Limit("≤ 500 ms", travel, 500)),
                new Figure("`/incidents/1278?at=`, again, ms", again, floor),
            ]);
    }

    private static async Task<double> ReportAsync(HttpClient client, CancellationToken token)
    {
        var (all, version) = (new List<double>(), "");
        while (all.Count < Warm + Times)
        {
            using var snapshot = await client.GetAsync("/api/v1/snapshot", HttpCompletionOption.ResponseHeadersRead, token);
            if (snapshot.Headers.ETag?.Tag is { } tag && tag != version)
            {
                version = tag;
                all.Add(await TimeAsync(client, $"{Incident}/report", token));
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, token);
            }
        }

        return Median.Of(all[Warm..]);
    }

    private static async Task<double> MedianAsync(HttpClient client, IEnumerable<string> paths, CancellationToken token)
    {
        var all = new List<double>();
        foreach (var path in paths)
        {
            // Above the rate that is allowed the answer would be a refusal.
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, token);
            all.Add(await TimeAsync(client, path, token));
        }

        return Median.Of(all[Warm..]);
    }

    private static async Task<double> TimeAsync(HttpClient client, string path, CancellationToken token)
    {
        var started = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(path, token);
        await answer.Content.ReadAsByteArrayAsync(token);
        return answer.StatusCode == HttpStatusCode.OK
            ? Stopwatch.GetElapsedTime(started).TotalMilliseconds
            : throw new BenchmarkFailedException($"{path} was answered {(int)answer.StatusCode}");
    }

    private static async Task UntilAsync(HttpClient client, string path, CancellationToken token)
    {
        for (var i = 0; i < 300; i++)
        {
            using var answer = await client.GetAsync(path, token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, token);
        }

        throw new BenchmarkFailedException($"{path} was not answered within 30 s");
    }
}
