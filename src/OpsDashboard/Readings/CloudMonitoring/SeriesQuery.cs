using Google.Cloud.Monitoring.V3;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>A <see cref="SeriesRequest"/> in Google's words.</summary>
static class SeriesQuery
{
    private static readonly EnumDescriptor Aligners = Aggregation.Descriptor.FindDescriptor<EnumDescriptor>("Aligner");
    private static readonly EnumDescriptor Reducers = Aggregation.Descriptor.FindDescriptor<EnumDescriptor>("Reducer");

    /// <summary>The first page's request.</summary>
    /// <exception cref="InvalidQueryException">An aligner or reducer that does not exist.</exception>
    public static ListTimeSeriesRequest Of(SeriesRequest request, string projectId, int pageSize) => new()
    {
        Name = $"projects/{projectId}",
        Filter = request.Filter,
        Interval = new TimeInterval
        {
            StartTime = Timestamp.FromDateTimeOffset(request.Start),
            EndTime = Timestamp.FromDateTimeOffset(request.End),
        },
        Aggregation = AggregationOf(request.Primary),
        SecondaryAggregation = request.Secondary is null ? null : AggregationOf(request.Secondary),
        View = ListTimeSeriesRequest.Types.TimeSeriesView.Full,
        PageSize = pageSize,
    };

    private static Aggregation AggregationOf(Alignment alignment)
    {
        var aggregation = new Aggregation
        {
            PerSeriesAligner = (Aggregation.Types.Aligner)Number(Aligners, "aligner", alignment.Aligner),
            CrossSeriesReducer = (Aggregation.Types.Reducer)Number(Reducers, "reducer", alignment.Reducer),
            // Raw points have no period, and sending one with ALIGN_NONE is refused.
            AlignmentPeriod = alignment.Period > TimeSpan.Zero ? Duration.FromTimeSpan(alignment.Period) : null,
        };
        aggregation.GroupByFields.AddRange(alignment.GroupBy);
        return aggregation;
    }

    private static int Number(EnumDescriptor names, string what, string name) =>
        name.Length == 0 ? 0 : names.FindValueByName(name)?.Number ?? throw new InvalidQueryException($"there is no {what} {UntrustedText.OneLine(name)}");
}
