namespace OpsDashboard.Emulator.Queries;

/// <summary>A filter of ListMetricDescriptors: conditions on metric.type alone.</summary>
static class DescriptorFilter
{
    /// <exception cref="Grpc.Core.RpcException">As <see cref="FilterParser"/>; UNIMPLEMENTED for other selectors.</exception>
    public static Func<string, bool> Parse(string filter)
    {
        var restrictions = FilterParser.Parse(filter);
        if (restrictions.FirstOrDefault(restriction => restriction.Selector is not Selector.MetricType) is { } other)
            throw Refusal.Unsupported($"filter of metric descriptors by {other.Selector}");
        return type => restrictions.All(restriction => restriction.Accepts(type));
    }
}
