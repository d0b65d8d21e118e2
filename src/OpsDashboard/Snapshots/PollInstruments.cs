using System.Diagnostics.Metrics;
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
        _duration = meter.CreateHistogram<double>("opsdashboard.poll.duration", "s", "Real time of one cycle: read, evaluate, publish.");
        _errors = meter.CreateCounter<long>("opsdashboard.poll.errors", unit: null, "Queries that failed, by source and class of failure.");
    }

    public void Record(ReadingSet readings, TimeSpan duration)
    {
        _duration.Record(duration.TotalSeconds);
        foreach (var reading in readings.Readings.Values)
        {
            if (reading.Failure is { } failure)
            {
                _errors.Add(1, new("source", "cloud-monitoring"), new("kind", failure.Kind.ToString().ToLowerInvariant()));
            }
        }
    }
}
