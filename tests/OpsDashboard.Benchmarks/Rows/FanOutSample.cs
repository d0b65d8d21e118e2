using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>One side of one pair.</summary>
/// <param name="CpuPerViewer">Milliseconds of CPU a viewer costs in a window.</param>
/// <param name="MemoryPerViewer">Resident kilobytes a viewer costs.</param>
/// <param name="CpuInAll">Milliseconds of CPU in a window by viewer, nothing taken off.</param>
/// <param name="CpuWithout">Milliseconds of CPU a second without viewers.</param>
/// <param name="ResidentWithout">Resident megabytes without viewers.</param>
sealed record FanOutSample(double CpuPerViewer, double MemoryPerViewer, double CpuInAll, double CpuWithout, double ResidentWithout, ArrivalCount Arrivals)
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(4);

    public static async Task<FanOutSample> MeasureAsync(ServerProcess server, string path, Settings settings, CancellationToken token)
    {
        await WaitAsync(settings.Warm, token);
        var before = await CpuAsync(server, settings.Window / 2, token);
        var memoryBefore = server.Use.Resident;
        var (with, memory, arrivals) = await WithViewersAsync(server, path, settings, token);
        await WaitAsync(Settle, token);
        var after = await CpuAsync(server, settings.Window / 2, token);

        var (cpuPerViewer, memoryPerViewer) = ((with - before - after).TotalMilliseconds / settings.Viewers, (memory - memoryBefore) / 1000.0 / settings.Viewers);
        if (cpuPerViewer <= 0 || memoryPerViewer <= 0)
        {
            // A difference lost in the noise must not pass as a cheap one.
            throw new BenchmarkFailedException($"viewers seem to cost nothing ({cpuPerViewer:N3} ms, {memoryPerViewer:N1} kB each): take longer windows, more time to warm up or more viewers");
        }

        return new FanOutSample(
            cpuPerViewer,
            memoryPerViewer,
            with.TotalMilliseconds / settings.Viewers,
            (before + after).TotalMilliseconds / settings.Window.TotalSeconds,
            memoryBefore / 1e6,
            arrivals);
    }

    private static async Task<(TimeSpan Cpu, long Resident, ArrivalCount Arrivals)> WithViewersAsync(
        ServerProcess server, string path, Settings settings, CancellationToken token)
    {
        await using var crowd = await Crowd.ConnectAsync(server.Address, path, settings.Viewers, token);
        await WaitAsync(Settle, token);
        crowd.Arrivals.Take();
        var cpu = await CpuAsync(server, settings.Window, token);
        var arrivals = crowd.Arrivals.Take();
        return crowd.Lost == 0
            ? (cpu, server.Use.Resident, arrivals)
            : throw new BenchmarkFailedException($"{crowd.Lost} of {settings.Viewers} viewers lost their connection: the figures are worthless");
    }

    private static async Task<TimeSpan> CpuAsync(ServerProcess server, TimeSpan span, CancellationToken token)
    {
        var before = server.Use.Cpu;
        await WaitAsync(span, token);
        return server.Use.Cpu - before;
    }

    private static Task WaitAsync(TimeSpan span, CancellationToken token) => Task.Delay(span, TimeProvider.System, token);
}
