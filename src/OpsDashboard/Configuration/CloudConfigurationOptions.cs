namespace OpsDashboard.Configuration;

/// <summary>Where live configuration is read from, and of what. Section <c>CloudConfiguration</c>.</summary>
public sealed record CloudConfigurationOptions
{
    /// <summary><c>emulator</c>, Google's <c>https://…</c> (each API at its own host) or <c>http://host:port</c> (all of them there).
    /// Default: as <see cref="CloudMonitoringOptions.Endpoint"/>, but off where that is <c>http://…</c>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>Incident time between two reads: configuration changes rarely.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How old a value may be that cannot be read again; an older one decides nothing.</summary>
    public TimeSpan MaximumAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What is read; none means that the source is off.</summary>
    public ValueList<ResourceOptions> Resources { get; init; } = [];
}

/// <summary>One resource of the cloud. Its facts are named <c>&lt;id&gt;.&lt;fact&gt;</c>, for example <c>connector.min-instances</c>.</summary>
public sealed record ResourceOptions
{
    public string Id { get; init; } = "";

    public ResourceKind Kind { get; init; }

    /// <summary>The resource's own name in the project.</summary>
    public string Name { get; init; } = "";

    /// <summary>Region; instances of Cloud SQL have none in their address.</summary>
    public string? Location { get; init; }

    /// <summary>Default: <c>CloudMonitoring:ProjectId</c>.</summary>
    public string? Project { get; init; }

    /// <summary>Of a Cloud Run service: environment variables that hold numbers. All others are dropped unread.</summary>
    public ValueList<VariableOptions> Variables { get; init; } = [];
}

/// <summary>Kinds of resources that can be read.</summary>
public enum ResourceKind
{
    /// <summary>A Serverless VPC Access connector.</summary>
    Connector,

    /// <summary>A Cloud SQL instance.</summary>
    SqlInstance,

    /// <summary>A Cloud Run service.</summary>
    RunService,
}

/// <summary>An environment variable that holds a number.</summary>
public sealed record VariableOptions
{
    /// <summary>Name of the variable, for example <c>DB_POOL_SIZE</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>Name of the fact, for example <c>pool-size</c>.</summary>
    public string Fact { get; init; } = "";

    public string Title { get; init; } = "";

    public string Unit { get; init; } = "";
}
