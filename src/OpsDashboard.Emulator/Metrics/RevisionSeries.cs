using System.Collections.Concurrent;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The same series once for each revision of the service; deploys add to them.</summary>
sealed class RevisionSeries
{
    private readonly ConcurrentDictionary<string, Lazy<int>> _series = new(StringComparer.Ordinal);
    private readonly SeriesTable _table;
    private readonly MetricDefinition _metric;
    private readonly LabelSet _labels;

    public RevisionSeries(SeriesTable table, MetricDefinition metric, params (string Key, string Value)[] labels)
    {
        (_table, _metric, _labels) = (table, metric, LabelSet.Of(labels));
        table.Add(metric);
        table.Add(this);
    }

    /// <summary>Number of the revision's series, added when it is the first to ask.</summary>
    public int this[Revision revision] =>
        _series.GetOrAdd(revision.Name, name => new(() => _table.Add(_metric, Resource(name), _labels))).Value;

    private static LabelSet Resource(string revision) => LabelSet.Of(
        ("project_id", Scenario.ProjectId),
        ("service_name", Scenario.ServiceName),
        ("revision_name", revision),
        ("location", Scenario.Location),
        ("configuration_name", Scenario.ServiceName));
}
