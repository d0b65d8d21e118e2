using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>One point as somebody wrote it.</summary>
/// <param name="End">End of its interval.</param>
/// <param name="Arrives">From then on the source shows it.</param>
/// <param name="Number">The value; of a distribution how many values it holds; of a bool 0 or 1.</param>
/// <param name="Buckets">Of a distribution: how many values lie in each bucket; empty when it came without buckets.</param>
sealed record RawSample(DateTimeOffset End, DateTimeOffset Arrives, decimal Number, long[]? Buckets = null)
{
    /// <summary>The whole minute that it ends in, named by that minute's end.</summary>
    public DateTimeOffset Minute => Minutes.Ceiling(End);
}

/// <summary>The points of one series, oldest first.</summary>
sealed class RawSeries(Dictionary<string, string> labels, string resource, Dictionary<string, string> resourceLabels)
{
    private readonly List<RawSample> _samples = [];
    private bool _isSorted;

    public Dictionary<string, string> Labels { get; } = labels;

    public string Resource { get; } = resource;

    public Dictionary<string, string> ResourceLabels { get; } = resourceLabels;

    /// <summary>All labels by the names that requests group by.</summary>
    public Dictionary<string, string> FullNames { get; } = labels.Select(label => KeyValuePair.Create($"metric.labels.{label.Key}", label.Value))
        .Concat(resourceLabels.Select(label => KeyValuePair.Create($"resource.labels.{label.Key}", label.Value)))
        .ToDictionary();

    public IReadOnlyList<RawSample> Samples
    {
        get
        {
            if (!_isSorted)
            {
                _samples.Sort((one, other) => one.End.CompareTo(other.End));
                _isSorted = true;
            }

            return _samples;
        }
    }

    public void Add(RawSample sample)
    {
        _samples.Add(sample);
        _isSorted = false;
    }

    public void Remove(RawSample sample) => _samples.Remove(sample);

    public void RemoveMinute(DateTimeOffset minute) => _samples.RemoveAll(sample => sample.Minute == minute);

    /// <summary>Points with their end in (start, end] that have arrived, oldest first.</summary>
    public IEnumerable<RawSample> Read(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var samples = Samples;
        for (var i = FirstAfter(samples, start); i < samples.Count && samples[i].End <= end; i++)
        {
            if (samples[i].Arrives <= now)
            {
                yield return samples[i];
            }
        }
    }

    private static int FirstAfter(IReadOnlyList<RawSample> samples, DateTimeOffset start)
    {
        var (low, high) = (0, samples.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = samples[middle].End <= start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

enum RawKind
{
    Gauge,
    Delta,
}

enum RawType
{
    Whole,
    Real,
    Bool,
    Distribution,
}

/// <summary>One metric: what its descriptor says and all that was ever written.</summary>
/// <param name="Period">How often it is really sampled.</param>
/// <param name="Timing">What the descriptor declares.</param>
/// <param name="Bounds">Of a distribution: the bounds between its buckets.</param>
sealed record RawMetric(string Type, RawKind Kind, RawType ValueType, TimeSpan Period, MetricTiming Timing, double[] Bounds)
{
    public List<RawSeries> Series { get; } = [];

    public ReadingFailure? Failure { get; set; }

    public string? Partial { get; set; }

    public string Filter => $"metric.type = \"{Type}\"";
}
