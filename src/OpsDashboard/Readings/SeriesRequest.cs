namespace OpsDashboard.Readings;

/// <summary>One question to Cloud Monitoring. Compares by value: equal requests of a cycle are sent once.</summary>
/// <param name="Filter">Filter that names exactly one metric type.</param>
/// <param name="Primary">First aggregation.</param>
/// <param name="Secondary">Second aggregation, over the result of the first.</param>
/// <param name="Start">Excluded.</param>
/// <param name="End">Included.</param>
public sealed record SeriesRequest(string Filter, Alignment Primary, Alignment? Secondary, DateTimeOffset Start, DateTimeOffset End);

/// <summary>One aggregation, by the API's own names (<c>ALIGN_SUM</c>, <c>REDUCE_SUM</c>, <c>metric.labels.outcome</c>).</summary>
public sealed record Alignment(string Aligner, string Reducer, TimeSpan Period, ValueList<string> GroupBy);
