using OpsDashboard.Configuration;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>Where a resource is asked for.</summary>
sealed class ResourcePath(ResourceOptions resource, string projectId)
{
    private readonly string _project = Uri.EscapeDataString(resource.Project ?? projectId);
    private readonly string _location = Uri.EscapeDataString(resource.Location ?? "");
    private readonly string _name = Uri.EscapeDataString(resource.Name);

    public GoogleApi Api => resource.Kind switch
    {
        ResourceKind.Connector => GoogleApi.VpcAccess,
        ResourceKind.SqlInstance => GoogleApi.CloudSql,
        _ => GoogleApi.CloudRun,
    };

    public string Path => resource.Kind switch
    {
        ResourceKind.Connector => $"/v1/projects/{_project}/locations/{_location}/connectors/{_name}",
        ResourceKind.SqlInstance => $"/v1/projects/{_project}/instances/{_name}",
        _ => $"/v2/projects/{_project}/locations/{_location}/services/{_name}",
    };

    /// <summary>A revision of a service; the name came from an answer and is escaped like any other.</summary>
    public string Revision(string name) => $"{Path}/revisions/{Uri.EscapeDataString(name)}";

    public static string Title(ResourceOptions resource) => resource.Kind switch
    {
        ResourceKind.Connector => $"connector {resource.Name}",
        ResourceKind.SqlInstance => $"Cloud SQL instance {resource.Name}",
        _ => $"Cloud Run service {resource.Name}",
    };
}
