using System.Diagnostics.Metrics;
using System.Text.Json;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>How polling goes, measured where it happens; whoever exports metrics listens to the meter by its name.</summary>
public sealed class PollMeter
{
    /// <summary>The product's meter.</summary>
    public const string Name = "OpsDashboard";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _series;

    /// <summary>Makes the instruments.</summary>
    public PollMeter(IMeterFactory meters)
    {
        var meter = meters.Create(Name);

        // A cycle may take 10 s of real time at most.
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
        _duration = meter.CreateHistogram("opsdashboard.poll.duration", "s", "Real time from the first query of a cycle to its last answer.", tags: null, seconds);
        _errors = meter.CreateCounter<long>("opsdashboard.poll.errors", "{query}", "Queries that failed, by class of failure.");
        _series = meter.CreateCounter<long>("opsdashboard.poll.series", "{series}", "Time series returned, which is what the source bills.");
    }

    /// <summary>A cycle has read everything it will.</summary>
    public void Read(TimeSpan took) => _duration.Record(took.TotalSeconds);

    /// <summary>What a source answered in a cycle.</summary>
    public void Answered(string source, ReadingSet readings)
    {
        var sourceTag = KeyValuePair.Create("source", (object?)source);
        foreach (var reading in readings.Readings.Values)
        {
            _series.Add(reading.Series.Count, sourceTag);
            if (reading.Failure is { } failure)
            {
                _errors.Add(1, sourceTag, KeyValuePair.Create("kind", (object?)JsonNamingPolicy.KebabCaseLower.ConvertName(failure.Kind.ToString())));
            }
        }
    }
}
