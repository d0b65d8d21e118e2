using System.Diagnostics;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>From the start of the process to the first live tile, against a bare hub's start to its first message.</summary>
static class StartRow
{
    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var file = Path.GetTempFileName();
        try
        {
            new Recording("{\"version\":1}", [], 1000).Write(file);
            var (ours, floor) = (new List<double>(), new List<double>());
            for (var pair = 0; pair < settings.Pairs; pair++)
            {
                await using (var server = await ServerProcess.StartProgramAsync(settings, token))
                {
                    ours.Add(await FirstAsync(server, LivePage.Of("overview"), "\"tile-", token));
                }

                await using (var server = await ServerProcess.StartOwnAsync(token, BareHubServer.Command, file))
                {
                    floor.Add(await FirstAsync(server, BareHubServer.Path, "\"version\"", token));
                }
            }

            return new RowResult(
                "Start to first live tile",
                "From just before the process starts to the first `regions` message with tiles on the hub (the emulator with 45 days of history starts within it), " +
                $"against a bare hub server from start to its first message. Median of {settings.Pairs} alternated start(s).",
                [new Figure("start to first live tile, ms", Median.Of(ours), Median.Of(floor))]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<double> FirstAsync(ServerProcess server, string path, string expected, CancellationToken token)
    {
        using var viewer = await HubClient.ConnectAsync(server.Address, path, token);
        while (!System.Text.Encoding.UTF8.GetString(await viewer.RegionsAsync(token)).Contains(expected, StringComparison.Ordinal))
        {
        }

        return Stopwatch.GetElapsedTime(server.StartedAt).TotalMilliseconds;
    }
}
