using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>A query in one line, so that a number can be asked for again; the interval stands beside it.</summary>
static class QueryText
{
    /// <summary>"&lt;filter&gt; | ALIGN_SUM 3600s | REDUCE_SUM by metric.labels.outcome", and the same of the second aggregation.</summary>
    public static string Of(SeriesRequest request) =>
        request.Secondary is { } secondary ? $"{request.Filter} | {Of(request.Primary)} | {Of(secondary)}" : $"{request.Filter} | {Of(request.Primary)}";

    private static string Of(Alignment alignment) =>
        $"{alignment.Aligner} {(long)alignment.Period.TotalSeconds}s | {alignment.Reducer}{(alignment.GroupBy.Count == 0 ? "" : $" by {string.Join(", ", alignment.GroupBy)}")}";
}
