using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Queries;

/// <summary>The labels that a reducer keeps. The resource type always stays; all other labels are dropped.</summary>
sealed class Grouping
{
    private readonly HashSet<string> _metricLabels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resourceLabels = new(StringComparer.Ordinal);

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT or UNIMPLEMENTED with the field.</exception>
    public static Grouping Of(IReadOnlyList<string> fields, string path, MetricDefinition metric)
    {
        var grouping = new Grouping();
        for (var i = 0; i < fields.Count; i++)
            grouping.Add(fields[i], $"{path}.group_by_fields[{i}]", metric);
        return grouping;
    }

    public SeriesIdentity Reduce(SeriesIdentity series) => series with
    {
        MetricLabels = series.MetricLabels.Only(_metricLabels),
        ResourceLabels = series.ResourceLabels.Only(_resourceLabels),
    };

    private void Add(string field, string path, MetricDefinition metric)
    {
        if (field is "resource.type")
            return;
        if (Key(field, "metric.labels.") is { } metricLabel)
            Keep(_metricLabels, metricLabel, metric.Labels.Contains(metricLabel, StringComparer.Ordinal));
        else if (Key(field, "resource.labels.") is { } resourceLabel)
            Keep(_resourceLabels, resourceLabel, metric.Resources.Any(resource => resource.Labels.Contains(resourceLabel, StringComparer.Ordinal)));
        else if (field is "project" or "metric.type" or "group.id" || field.StartsWith("metadata.", StringComparison.Ordinal))
            throw Refusal.Unsupported($"{path} \"{field}\"");
        else
            throw Refusal.Invalid($"{path} \"{field}\" is improperly formatted: expected metric.labels.KEY, resource.labels.KEY or resource.type");

        void Keep(HashSet<string> labels, string key, bool known)
        {
            if (!known)
                throw Refusal.Invalid($"{path} \"{field}\": metric \"{metric.Type}\" has no label \"{key}\" there");
            labels.Add(key);
        }
    }

    private static string? Key(string field, string prefix) =>
        field.Length > prefix.Length && field.StartsWith(prefix, StringComparison.Ordinal) ? field[prefix.Length..] : null;
}
