using System.Diagnostics;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>When messages reach all viewers. Needs no stamp by the server: what is measured is how long after the first
/// viewer each other one has the same version.</summary>
sealed class Arrivals
{
    // A replay sends the same version again in its next round, which is at least this much later.
    private static readonly TimeSpan SameBurst = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly Dictionary<long, long> _first = [];
    private readonly List<double> _delays = [];
    private long _bytes;

    public void Add(long version, int bytes)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            if (!_first.TryGetValue(version, out var first) || Stopwatch.GetElapsedTime(first, now) > SameBurst)
            {
                _first[version] = first = now;
            }

            _delays.Add(Stopwatch.GetElapsedTime(first, now).TotalMilliseconds);
            _bytes += bytes;
        }
    }

    /// <summary>What came since the last call.</summary>
    public ArrivalCount Take()
    {
        lock (_gate)
        {
            _delays.Sort();
            var count = new ArrivalCount(_delays.Count, _bytes, Percentile(0.5), Percentile(0.99));
            _delays.Clear();
            _bytes = 0;
            return count;
        }
    }

    private double Percentile(double share) => _delays.Count == 0 ? 0 : _delays[(int)Math.Ceiling(_delays.Count * share) - 1];
}

/// <param name="Messages">Deliveries of <c>regions</c>, over all viewers.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="P50">Milliseconds after the first viewer.</param>
/// <param name="P99">Milliseconds after the first viewer.</param>
sealed record ArrivalCount(int Messages, long Bytes, double P50, double P99);
