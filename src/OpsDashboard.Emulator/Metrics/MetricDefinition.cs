using Google.Api;
using Google.Protobuf.WellKnownTypes;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>A metric type as its descriptor tells it, and what the emulator must know beside.</summary>
sealed record MetricDefinition(string Type, MetricKind Kind, ValueType ValueType, string Unit)
{
    public string Description { get; init; } = "";

    public LaunchStage Stage { get; init; } = LaunchStage.Ga;

    /// <summary>Keys of the metric's labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public required IReadOnlyList<MonitoredResourceType> Resources { get; init; }

    /// <summary>A point is visible this long after its end.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether the descriptor tells the delay; those of logs and users' metrics do not.</summary>
    public bool DelayIsTold { get; init; }

    /// <summary>Bounds of a distribution.</summary>
    public Buckets? Buckets { get; init; }

    public ValueShape Shape => new(Kind, ValueType, Unit);

    public MetricDescriptor ToDescriptor(string project)
    {
        var metadata = new MetricDescriptor.Types.MetricDescriptorMetadata { SamplePeriod = new Duration { Seconds = 60 } };
        if (DelayIsTold)
            metadata.IngestDelay = Duration.FromTimeSpan(Delay);
        metadata.TimeSeriesResourceHierarchyLevel.Add(
            MetricDescriptor.Types.MetricDescriptorMetadata.Types.TimeSeriesResourceHierarchyLevel.Project);
        var descriptor = new MetricDescriptor
        {
            Name = $"projects/{project}/metricDescriptors/{Type}",
            Type = Type,
            DisplayName = Type[(Type.LastIndexOf('/') + 1)..],
            Description = Description,
            MetricKind = Kind,
            ValueType = ValueType,
            Unit = Unit,
            LaunchStage = Stage,
            Metadata = metadata,
        };
        descriptor.Labels.AddRange(Labels.Select(label => new LabelDescriptor { Key = label }));
        descriptor.MonitoredResourceTypes.AddRange(Resources.Select(resource => resource.Type));
        return descriptor;
    }
}

/// <summary>A monitored resource type and the keys of its labels.</summary>
sealed record MonitoredResourceType(string Type, params string[] Labels)
{
    public static readonly MonitoredResourceType Connector = new("vpc_access_connector", "project_id", "location", "connector_name");
    public static readonly MonitoredResourceType Database = new("cloudsql_database", "project_id", "region", "database_id");
    public static readonly MonitoredResourceType Revision =
        new("cloud_run_revision", "project_id", "service_name", "revision_name", "location", "configuration_name");

    public static readonly MonitoredResourceType Task = new("generic_task", "project_id", "location", "namespace", "job", "task_id");
    public static readonly MonitoredResourceType Node = new("generic_node", "project_id", "location", "namespace", "node_id");
    public static readonly MonitoredResourceType Global = new("global", "project_id");

    /// <summary>Resource types that metrics may be written to through the API.</summary>
    public static readonly IReadOnlyList<MonitoredResourceType> Writable = [Global, Node, Task, Revision];
}
