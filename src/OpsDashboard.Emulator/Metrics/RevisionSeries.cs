using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>The same series once for each revision of the service; only the revision in force writes.</summary>
sealed class RevisionSeries
{
    private readonly int[] _series;

    public RevisionSeries(SeriesTable table, Scenario scenario, MetricDefinition metric, params (string Key, string Value)[] labels) =>
        _series = [.. scenario.Revisions.Select(revision => table.Add(metric, Resource(revision.Name), LabelSet.Of(labels)))];

    public int this[MinuteFacts facts] => _series[facts.Revision];

    private static LabelSet Resource(string revision) => LabelSet.Of(
        ("project_id", Scenario.ProjectId),
        ("service_name", Scenario.ServiceName),
        ("revision_name", revision),
        ("location", Scenario.Location),
        ("configuration_name", Scenario.ServiceName));
}
