using System.Diagnostics;
using System.Net.Sockets;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>A page whose server is gone, and that tries again as live.js does.</summary>
sealed class ReturningViewer : IDisposable
{
    private const double First = 500;
    private const double Longest = 10_000;
    private Viewer? _viewer;

    /// <summary>Connections tried.</summary>
    public int Attempts { get; private set; }

    /// <summary>Answers of the hub that were a refusal.</summary>
    public int Refused { get; private set; }

    /// <summary>The monotonic clock at the first message; 0 before.</summary>
    public long BackAt { get; private set; }

    public async Task ReturnAsync(Uri server, string path, CancellationToken token)
    {
        for (var fails = 0; BackAt == 0; fails++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(Longest, First * Math.Pow(2, Math.Min(fails, 5))) * (0.5 + (Random.Shared.NextDouble() / 2))), TimeProvider.System, token);
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
            }
            catch (Exception exception) when (exception is SocketException or TimeoutException)
            {
                // Nobody listens yet, or all of the backlog is taken.
            }
        }
    }

    public void Dispose() => _viewer?.Dispose();
}
