using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>What the program holds when nobody looks, its emulator included.</summary>
static class RestRow
{
    private const double Most = 150;

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var (rest, heaps, files, code, watched) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        var span = settings.Warm * 5;
        for (var pair = 0; pair < settings.Rounds; pair++)
        {
            await using var server = await ServerProcess.StartProgramAsync(settings, token);
            await Task.Delay(span, TimeProvider.System, token);
            rest.Add(server.Use.Resident / 1e6);
            heaps.Add(server.ResidentOf("RssAnon") ?? double.NaN);
            files.Add(server.ResidentOf("RssFile") ?? double.NaN);
            code.Add(server.ResidentOf("RssShmem") ?? double.NaN);
            using var viewer = await HubClient.ConnectAsync(server.Address, LivePage.Of("overview"), token);
            await viewer.RegionsAsync(token);
            watched.Add(server.Use.Resident / 1e6);
            Console.Error.WriteLine($"  {rest[^1]:N0} MB, {heaps[^1]:N0} of them heaps, {files[^1]:N0} files, {code[^1]:N0} compiled code");
        }

        return new RowResult(
            "Memory at rest",
            $"Resident memory of the program as shipped, its emulator with 45 days of history inside, {span.TotalSeconds} s after its start (it polls each second, as the demo does), without viewers. Median of {settings.Rounds} process(es), from {rest.Min():N0} to {rest.Max():N0} MB, each pinned to one core.",
            [
                new Figure("resident memory at rest, MB", Median.Of(rest), Limit: new Limit($"≤ {Most} MB", Median.Of(rest), Most)),
                new Figure("of it heaps, managed and native, MB", Median.Of(heaps)),
                new Figure("of it pages of files, assemblies above all, which other .NET processes share, MB", Median.Of(files)),
                new Figure("of it compiled code, MB", Median.Of(code)),
                new Figure("with one viewer, MB", Median.Of(watched)),
            ]);
    }
}
