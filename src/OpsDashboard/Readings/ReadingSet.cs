namespace OpsDashboard.Readings;

/// <summary>All answers of one cycle.</summary>
/// <param name="Readings">By request; a request that is missing was not answered in time.</param>
/// <param name="Timings">By metric type.</param>
public sealed record ReadingSet(
    IReadOnlyDictionary<SeriesRequest, Reading> Readings,
    IReadOnlyDictionary<string, MetricTiming> Timings)
{
    /// <summary>What is configured in the cloud.</summary>
    public LiveConfiguration Configuration { get; init; } = LiveConfiguration.Without("it is not read here");

    private static readonly Reading NotRead = new([], DateTimeOffset.MinValue, new ReadingFailure(FailureKind.Unreachable, "not answered yet"));

    /// <summary>What the logs of single starts say, by the number of the incident; one that is missing is not configured.</summary>
    public IReadOnlyDictionary<long, LogReading> Logs { get; init; } = new Dictionary<long, LogReading>();

    /// <summary>The answer to a request; one that is missing reads as a failure, never as silence.</summary>
    public Reading this[SeriesRequest request] => Readings.TryGetValue(request, out var reading) ? reading : NotRead;
}
