namespace OpsDashboard.Configuration;

/// <summary>The facts that each kind of resource has; a configuration can refer to these.</summary>
static class LiveFactNames
{
    /// <summary>How a resource says that it has no such thing; a word, so that "not there" differs from "not read".</summary>
    public const string None = "none";

    private static readonly string[] ConnectorNumbers = ["min-instances", "max-instances", "instance-throughput", "min-throughput", "max-throughput"];
    private static readonly string[] ConnectorTexts = ["state", "machine-type"];
    private static readonly string[] SqlNumbers = ["max-connections"];
    private static readonly string[] SqlTexts = ["state", "tier", "version", "private-address", "flags"];
    private static readonly string[] RunNumbers = ["startup-window", "min-instances", "max-instances"];
    private static readonly string[] RunTexts = ["revision", "network", "connector", "egress", "database"];

    public static IEnumerable<string> Numbers(ResourceOptions resource) => resource.Kind switch
    {
        ResourceKind.Connector => ConnectorNumbers,
        ResourceKind.SqlInstance => SqlNumbers,
        _ => RunNumbers.Concat(resource.Variables.Select(variable => variable.Fact)),
    };

    public static IEnumerable<string> Texts(ResourceOptions resource) => resource.Kind switch
    {
        ResourceKind.Connector => ConnectorTexts,
        ResourceKind.SqlInstance => SqlTexts,
        _ => RunTexts,
    };
}
