using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>A closed window that must be judged again.</summary>
public sealed record DueWindow
{
    internal DueWindow(WatchedCriterion criterion, JudgedWindow window) => (Criterion, Window) = (criterion, window);

    internal WatchedCriterion Criterion { get; }

    internal JudgedWindow Window { get; }

    /// <summary>Exactly what was asked when it was judged first.</summary>
    public IEnumerable<SeriesRequest> Requests(IReadOnlyDictionary<string, MetricTiming> timings) => Criterion.Requests(timings, Window.Now, Window.Journal);
}
