using System.Diagnostics.Metrics;
using System.Text.Json;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>How polling itself goes: duration of a cycle, and failed queries by class.</summary>
public sealed class PollInstruments
{
    /// <summary>Name of the program's meter.</summary>
    public const string MeterName = "OpsDashboard";

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _errors;

    public PollInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);

        // Reading may take 10 s of real time at most.
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };
        _duration = meter.CreateHistogram("opsdashboard.poll.duration", "s", "Real time of one cycle: read, evaluate, publish.", tags: null, seconds);
        _errors = meter.CreateCounter<long>("opsdashboard.poll.errors", unit: null, "Queries that failed, by source and class of failure.");
    }

    public void Record(ReadingSet readings, TimeSpan duration)
    {
        _duration.Record(duration.TotalSeconds);
        foreach (var reading in readings.Readings.Values)
        {
            if (reading.Failure is { } failure)
            {
                Count("cloud-monitoring", failure);
            }
        }

        foreach (var resource in readings.Configuration.Asked ? readings.Configuration.Resources : [])
        {
            if (resource.Failure is { } failure)
            {
                Count(ConfigurationState.Id, failure);
            }
        }
    }

    private void Count(string source, ReadingFailure failure) =>
        _errors.Add(1, new("source", source), new("kind", JsonNamingPolicy.KebabCaseLower.ConvertName(failure.Kind.ToString())));
}
