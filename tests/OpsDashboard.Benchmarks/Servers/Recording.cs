using System.Diagnostics;
using System.Text.Json;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>What the real program sent to one viewer, to be sent again by a bare hub.</summary>
/// <param name="Whole">Argument of the first <c>regions</c> message, JSON.</param>
/// <param name="Frames">The messages after it.</param>
/// <param name="Length">Milliseconds after which the replay begins anew.</param>
sealed record Recording(string Whole, IReadOnlyList<RecordedFrame> Frames, double Length)
{
    public static Recording Read(string path) => JsonSerializer.Deserialize<Recording>(File.ReadAllText(path))!;

    /// <summary>Calls for each frame at its time, round after round.</summary>
    public async Task ReplayAsync(Func<int, Task> send, CancellationToken stop)
    {
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Frames.Count; i++)
            {
                await UntilAsync(started, Frames[i].At, stop);
                await send(i);
            }

            await UntilAsync(started, Length, stop);
        }
    }

    private static Task UntilAsync(long started, double milliseconds, CancellationToken stop)
    {
        var left = TimeSpan.FromMilliseconds(milliseconds) - Stopwatch.GetElapsedTime(started);
        return left > TimeSpan.Zero ? Task.Delay(left, TimeProvider.System, stop) : Task.CompletedTask;
    }

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}

/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Argument">The message's argument, JSON.</param>
sealed record RecordedFrame(double At, string Argument);
