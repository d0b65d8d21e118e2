using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Queries;

/// <summary>A filter of ListTimeSeries: one metric type and conditions on its series.</summary>
sealed class SeriesFilter
{
    private readonly IReadOnlyList<Restriction> _restrictions;

    private SeriesFilter(string metricType, IReadOnlyList<Restriction> restrictions) =>
        (MetricType, _restrictions) = (metricType, restrictions);

    public string MetricType { get; }

    /// <exception cref="Grpc.Core.RpcException">As <see cref="FilterParser"/>; INVALID_ARGUMENT unless it names exactly one metric type.</exception>
    public static SeriesFilter Parse(string filter)
    {
        var restrictions = FilterParser.Parse(filter);
        var types = restrictions.Where(restriction => restriction.Selector is Selector.MetricType).ToList();
        if (types is not [{ Negated: false, Match: Match.Exact } type])
            throw Refusal.Invalid("filter must name exactly one metric type, as metric.type = \"…\"");
        return new(type.Values[0], [.. restrictions.Where(restriction => restriction != type)]);
    }

    /// <summary>Refuses what no series of the metric can ever match.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the resource type or label.</exception>
    public void CheckAgainst(MetricDefinition metric)
    {
        var resources = metric.Resources.Where(resource => Of(Selector.ResourceType).All(r => r.Accepts(resource.Type))).ToList();
        if (resources.Count == 0)
        {
            var written = string.Join(", ", metric.Resources.Select(resource => resource.Type));
            throw Refusal.Invalid(
                "The supplied filter does not specify a valid combination of metric and monitored resource descriptors: " +
                $"metric \"{metric.Type}\" is written to {written}, not to the resource type of the filter.");
        }

        foreach (var key in Of(Selector.MetricLabel).Select(restriction => restriction.Key))
        {
            if (!metric.Labels.Contains(key, StringComparer.Ordinal))
                throw Refusal.Invalid($"filter: metric \"{metric.Type}\" has no label \"{key}\"");
        }

        foreach (var key in Of(Selector.ResourceLabel).Select(restriction => restriction.Key))
        {
            if (!resources.Exists(resource => resource.Labels.Contains(key, StringComparer.Ordinal)))
                throw Refusal.Invalid($"filter: resource type {resources[0].Type} has no label \"{key}\"");
        }
    }

    public bool Accepts(SeriesIdentity series, string project)
    {
        foreach (var restriction in _restrictions)
        {
            var actual = restriction.Selector switch
            {
                Selector.Project => project,
                Selector.ResourceType => series.ResourceType,
                Selector.ResourceLabel => series.ResourceLabels.Value(restriction.Key),
                Selector.MetricLabel => series.MetricLabels.Value(restriction.Key),
                _ => series.MetricType,
            };
            if (!restriction.Accepts(actual))
                return false;
        }

        return true;
    }

    private IEnumerable<Restriction> Of(Selector selector) => _restrictions.Where(restriction => restriction.Selector == selector);
}
