using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Answers requests from points by the minute, with a slow and plain aggregation of its own.</summary>
sealed class MinuteData
{
    private readonly Dictionary<string, List<(Dictionary<string, string> Labels, List<Point> Points)>> _series = [];

    public Dictionary<string, ReadingFailure> Failures { get; } = [];

    public Dictionary<string, string> Partials { get; } = [];

    public Dictionary<string, MetricTiming> Timings { get; } = [];

    public LiveConfiguration Configuration { get; set; } = LiveConfiguration.Without("not read in this test");

    public MinuteData Add(string filter, Dictionary<string, string> labels, params IEnumerable<Point> points)
    {
        if (!_series.TryGetValue(filter, out var list))
        {
            _series[filter] = list = [];
        }

        list.Add((labels, [.. points]));
        return this;
    }

    public EvaluationResult Evaluate(DashboardOptions options, DateTimeOffset now, EvaluationResult? previous = null, JournalFacts? journal = null) =>
        Evaluator.Evaluate(options, Read(ReadingPlan.Requests(options, Timings, now, journal).Keys), now, previous, journal);

    public ReadingSet Read(IEnumerable<SeriesRequest> requests) =>
        new(requests.Distinct().ToDictionary(request => request, Answer), Timings) { Configuration = Configuration };

    private Reading Answer(SeriesRequest request)
    {
        if (Failures.TryGetValue(request.Filter, out var failure))
        {
            return new Reading([], request.End, failure);
        }

        var partial = Partials.GetValueOrDefault(request.Filter);
        var raw = _series.GetValueOrDefault(request.Filter) ?? [];
        if (request.Secondary?.Aligner == "ALIGN_COUNT")
        {
            var periods = raw.SelectMany(series => series.Points).Where(point => In(point, request.Start, request.End)).Select(point => (int)((request.End - point.End) / request.Primary.Period)).Distinct().Count();
            return new Reading(periods == 0 ? [] : [new Series(new Dictionary<string, string>(), [new Point(request.End, periods)])], request.End, Partial: partial);
        }

        var series = raw.Select(one => new Series(one.Labels, Aligned(one.Points, request).OrderBy(point => point.End).ToValueList())).Where(one => one.Points.Count > 0);
        return new Reading(series.ToValueList(), request.End, Partial: partial);
    }

    private static IEnumerable<Point> Aligned(List<Point> points, SeriesRequest request)
    {
        for (var end = request.End; end > request.Start; end -= request.Primary.Period)
        {
            var inside = points.Where(point => In(point, end - request.Primary.Period, end)).ToArray();
            if (inside.Length > 0)
            {
                yield return inside[0].Histogram is null
                    ? new Point(end, request.Primary.Aligner switch
                    {
                        "ALIGN_SUM" => inside.Sum(point => point.Number),
                        "ALIGN_MAX" => inside.Max(point => point.Number),
                        _ => inside.Average(point => point.Number),
                    })
                    : Summed(end, inside);
            }
        }
    }

    private static Point Summed(DateTimeOffset end, Point[] inside)
    {
        var histograms = inside.Select(point => point.Histogram!).ToArray();
        var counts = Enumerable.Range(0, histograms[0].Counts.Count).Select(i => histograms.Sum(one => one.Counts[i])).ToValueList();
        var count = histograms.Sum(one => one.Count);
        return new Point(end, count, new Histogram(histograms[0].Bounds, counts, count));
    }

    private static bool In(Point point, DateTimeOffset start, DateTimeOffset end) => point.End > start && point.End <= end;
}
