using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>One size of the crowd, on one side of one pair.</summary>
/// <param name="Viewers">Size of the crowd.</param>
/// <param name="CpuPerViewer">Milliseconds of CPU a viewer costs in a window.</param>
/// <param name="MemoryPerViewer">Resident kilobytes a viewer costs.</param>
/// <param name="CpuInAll">Milliseconds of CPU in a window by viewer, nothing taken off.</param>
/// <param name="CpuWithout">Milliseconds of CPU a second without viewers.</param>
/// <param name="ResidentWithout">Resident megabytes without viewers.</param>
sealed record FanOutSample(
    int Viewers, double CpuPerViewer, double MemoryPerViewer, double CpuInAll, double CpuWithout, double ResidentWithout, ArrivalCount Arrivals)
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(3);

    /// <summary>All sizes, one after the other, in one process that grows warm before and is looked at without viewers before and after.</summary>
    public static async Task<IReadOnlyList<FanOutSample>> MeasureAsync(ServerProcess server, string path, Settings settings, CancellationToken token)
    {
        await WaitAsync(settings.Warm, token);
        var before = await CpuAsync(server, settings.Window / 2, token);
        var residentBefore = server.Use.Resident;
        var spans = new List<(int Viewers, TimeSpan Cpu, long Resident, ArrivalCount Arrivals)>();
        await using (var crowd = await Crowd.ConnectAsync(server.Address, path, settings.Viewers[0], token))
        {
            foreach (var viewers in settings.Viewers)
            {
                await crowd.GrowAsync(server.Address, path, viewers, token);
                await WaitAsync(Settle, token);
                crowd.Arrivals.Take();
                var cpu = await CpuAsync(server, settings.Window, token);
                spans.Add((viewers, cpu, server.Use.Resident, crowd.Arrivals.Take()));
                if (crowd.Lost > 0)
                {
                    throw new BenchmarkFailedException($"{crowd.Lost} of {viewers} viewers lost their connection: the figures are worthless");
                }
            }
        }

        await WaitAsync(Settle, token);
        var without = before + await CpuAsync(server, settings.Window / 2, token);
        return [.. spans.Select(span => Of(span.Viewers, span.Cpu, without, span.Resident, residentBefore, settings, span.Arrivals))];
    }

    private static FanOutSample Of(int viewers, TimeSpan with, TimeSpan without, long resident, long residentBefore, Settings settings, ArrivalCount arrivals)
    {
        var (cpuPerViewer, memoryPerViewer) = ((with - without).TotalMilliseconds / viewers, (resident - residentBefore) / 1000.0 / viewers);
        if (!settings.IsQuick && (cpuPerViewer <= 0 || memoryPerViewer <= 0))
        {
            // A difference lost in the noise must not pass as a cheap one.
            throw new BenchmarkFailedException($"viewers seem to cost nothing ({cpuPerViewer:N3} ms, {memoryPerViewer:N1} kB each): take longer windows, more time to warm up or more viewers");
        }

        return new FanOutSample(
            viewers,
            cpuPerViewer,
            memoryPerViewer,
            with.TotalMilliseconds / viewers,
            without.TotalMilliseconds / settings.Window.TotalSeconds,
            residentBefore / 1e6,
            arrivals);
    }

    /// <summary>CPU of a server in a span from now.</summary>
    public static async Task<TimeSpan> CpuAsync(ServerProcess server, TimeSpan span, CancellationToken token)
    {
        var before = server.Use.Cpu;
        await WaitAsync(span, token);
        return server.Use.Cpu - before;
    }

    private static Task WaitAsync(TimeSpan span, CancellationToken token) => Task.Delay(span, TimeProvider.System, token);
}
