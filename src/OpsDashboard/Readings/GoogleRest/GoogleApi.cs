namespace OpsDashboard.Readings.GoogleRest;

/// <summary>One REST API of Google Cloud: each has a host of its own, and needs a role of its own.</summary>
/// <param name="Name">As people find it in the console.</param>
/// <param name="Host">Below googleapis.com.</param>
/// <param name="Role">The role that lets an account read it.</param>
public sealed record GoogleApi(string Name, string Host, string Role)
{
    /// <summary>Serverless VPC Access: connectors.</summary>
    public static GoogleApi VpcAccess { get; } = new("Serverless VPC Access API", "vpcaccess.googleapis.com", "roles/vpcaccess.viewer");

    /// <summary>Cloud SQL Admin: instances.</summary>
    public static GoogleApi CloudSql { get; } = new("Cloud SQL Admin API", "sqladmin.googleapis.com", "roles/cloudsql.viewer");

    /// <summary>Cloud Run Admin: services.</summary>
    public static GoogleApi CloudRun { get; } = new("Cloud Run Admin API", "run.googleapis.com", "roles/run.viewer");

    /// <summary>Cloud Logging: entries.</summary>
    public static GoogleApi Logging { get; } = new("Cloud Logging API", "logging.googleapis.com", "roles/logging.viewer");
}
