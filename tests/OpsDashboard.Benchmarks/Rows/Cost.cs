using System.Diagnostics;
using OpsDashboard.Benchmarks.Report;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>What a piece of work costs, in this process.</summary>
/// <param name="Milliseconds">Median of all repetitions.</param>
/// <param name="Megabytes">Allocated a repetition, on average.</param>
/// <param name="CpuMilliseconds">Of the whole process; only where it is measured.</param>
sealed record Cost(double Milliseconds, double Megabytes, double CpuMilliseconds = double.NaN)
{
    /// <summary>Of work that stays on this thread.</summary>
    public static Cost Of(int times, Action work)
    {
        Repeat(times / 2, work);
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var spans = Repeat(times, work);
        return new Cost(Median.Of(spans), (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1e6 / times);
    }

    /// <summary>Of work that may change threads; everything the process allocates meanwhile is counted.</summary>
    public static async Task<Cost> OfAsync(int times, Func<Task> work)
    {
        await RepeatAsync(times / 2, work);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var spans = await RepeatAsync(times, work);
        return new Cost(Median.Of(spans), (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6 / times);
    }

    /// <summary>Of work that waits for others, once: time, and what this process used and allocated for it.</summary>
    public static async Task<Cost> OnceAsync(Func<Task> work)
    {
        var (allocated, cpu, started) = (GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await work();
        return new Cost(
            Stopwatch.GetElapsedTime(started).TotalMilliseconds,
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1e6,
            (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
    }

    private static double[] Repeat(int times, Action work)
    {
        var spans = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            work();
            spans[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return spans;
    }

    private static async Task<double[]> RepeatAsync(int times, Func<Task> work)
    {
        var spans = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            spans[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return spans;
    }
}
