using System.Text.Json;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>What the real program sent to one viewer, to be sent again by a bare hub.</summary>
/// <param name="Whole">Argument of the first <c>regions</c> message, JSON.</param>
/// <param name="Frames">The messages after it.</param>
/// <param name="Length">Milliseconds after which the replay begins anew.</param>
sealed record Recording(string Whole, IReadOnlyList<RecordedFrame> Frames, double Length)
{
    public static Recording Read(string path) => JsonSerializer.Deserialize<Recording>(File.ReadAllText(path))!;

    public void Write(string path) => File.WriteAllText(path, JsonSerializer.Serialize(this));
}

/// <param name="At">Milliseconds since the recording began.</param>
/// <param name="Argument">The message's argument, JSON.</param>
sealed record RecordedFrame(double At, string Argument);
