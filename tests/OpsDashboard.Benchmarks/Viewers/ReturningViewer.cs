using System.Diagnostics;
using System.Net.Sockets;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>A page whose server is gone, and that tries again as <c>drop</c> and <c>refuse</c> in wwwroot/live.js do. Times here are copies of those there.</summary>
sealed class ReturningViewer : IDisposable
{
    private const double Shortest = 100;
    private const double First = 2_000;
    private const double Longest = 10_000;
    private const double LongestRefused = 60_000;
    private Viewer? _viewer;

    /// <summary>Connections tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Answers of the hub that were a refusal.</summary>
    public int Refused { get; private set; }

    /// <summary>The monotonic clock at the first message; 0 before.</summary>
    public long BackAt { get; private set; }

    public async Task ReturnAsync(Uri server, string path, CancellationToken token)
    {
        var (fails, most) = (0, Longest);
        while (BackAt == 0)
        {
            var longest = Math.Min(most, First * Math.Pow(2, Math.Min(fails++, 5)));
            await Task.Delay(TimeSpan.FromMilliseconds(Shortest + (Random.Shared.NextDouble() * (longest - Shortest))), TimeProvider.System, token);
            most = Longest;
            Attempts++;
            _viewer?.Dispose();
            _viewer = new Viewer(new Arrivals());
            try
            {
                await _viewer.ConnectAsync(server, path, token);
                await _viewer.First.WaitAsync(TimeSpan.FromSeconds(15), TimeProvider.System, token);
                BackAt = Stopwatch.GetTimestamp();
            }
            catch (BenchmarkFailedException)
            {
                Refused++;
                (fails, most) = (Math.Max(fails, 3), LongestRefused);
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                // Nobody listens yet, or all of the backlog is taken.
            }
        }
    }

    public void Dispose() => _viewer?.Dispose();
}
