using System.Diagnostics;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>The server is killed under a crowd and started again: how soon all are back, and what that leaves in memory.</summary>
static class StormRow
{
    private static readonly string Path = LivePage.Of("overview");
    private static readonly TimeSpan Down = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var viewers = settings.Viewers[^1];
        var first = await ServerProcess.StartProgramAsync(settings, token);
        var port = first.Address.Port;
        Crowd? before = null;
        double residentBefore;
        try
        {
            before = await Crowd.ConnectAsync(first.Address, Path, viewers, token);
            await Task.Delay(settings.Warm, TimeProvider.System, token);
            residentBefore = first.Use.Resident / 1e6;
        }
        finally
        {
            await first.DisposeAsync();
            await (before?.DisposeAsync() ?? default);
        }

        var killedAt = Stopwatch.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var crowd = Enumerable.Range(0, viewers).Select(_ => new ReturningViewer()).ToArray();
        var returning = Task.WhenAll(crowd.Select(viewer => viewer.ReturnAsync(new Uri($"http://127.0.0.1:{port}"), Path, stop.Token)));
        try
        {
            await Task.Delay(Down, TimeProvider.System, token);
            await using var second = await ServerProcess.StartProgramAsync(settings, token, port);
            var listening = Stopwatch.GetTimestamp();
            var peak = 0.0;
            while (!returning.IsCompleted && Stopwatch.GetElapsedTime(listening) < Patience)
            {
                await Task.WhenAny(returning, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, token));
                peak = Math.Max(peak, second.Use.Resident / 1e6);
            }

            var back = crowd.Where(viewer => viewer.BackAt > 0).Select(viewer => Stopwatch.GetElapsedTime(listening, viewer.BackAt).TotalSeconds).Order().ToArray();
            if (back.Length == 0)
            {
                throw new BenchmarkFailedException("not one viewer came back");
            }

            await Task.Delay(settings.Warm, TimeProvider.System, token);
            return Result(viewers, crowd, back, residentBefore, peak, second.Use.Resident / 1e6, Stopwatch.GetElapsedTime(killedAt, listening).TotalSeconds);
        }
        finally
        {
            await stop.CancelAsync();
            await ((Task)returning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Array.ForEach(crowd, viewer => viewer.Dispose());
        }
    }

    private static RowResult Result(int viewers, ReturningViewer[] crowd, double[] back, double residentBefore, double peak, double residentAfter, double downSeconds) => new(
        $"{viewers:N0} viewers come back after a restart",
        $"The real program under {viewers:N0} viewers is killed and started again on the same port ({downSeconds:N1} s without one that listens). Viewers try again as `live.js` does: after a random time between 0.1 s and a span of 2 s that doubles up to 10 s. " +
        "Back means that the first `regions` message is there; seconds count from when the new server says that it listens. Memory is resident; before the kill it stands in the floor's column.",
        [
            new Figure("viewers back", back.Length, viewers, new Limit("all", viewers - back.Length, 0)),
            new Figure("viewers refused by the hub", crowd.Sum(viewer => viewer.Refused), Limit: new Limit("none", crowd.Sum(viewer => viewer.Refused), 0)),
            new Figure("half are back, s", back[back.Length / 2]),
            new Figure("p99 are back, s", back[(int)Math.Ceiling(back.Length * 0.99) - 1]),
            new Figure("the last is back, s", back[^1]),
            new Figure("attempts a viewer", crowd.Average(viewer => viewer.Attempts)),
            new Figure("peak memory while they return, MB", peak, residentBefore),
            new Figure("memory afterwards, MB", residentAfter, residentBefore),
        ]);
}
