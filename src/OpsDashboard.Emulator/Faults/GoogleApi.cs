namespace OpsDashboard.Emulator.Faults;

/// <summary>One of Google's APIs as its error messages name it.</summary>
/// <param name="Title">As in "… has not been used in project".</param>
/// <param name="Host">Its service name, for example <c>monitoring.googleapis.com</c>.</param>
/// <param name="Quota">The quota metric that runs out.</param>
sealed record GoogleApi(string Title, string Host, string Quota)
{
    public static readonly GoogleApi Monitoring = new("Cloud Monitoring API", "monitoring.googleapis.com", "Time series queries");
    public static readonly GoogleApi VpcAccess = new("Serverless VPC Access API", "vpcaccess.googleapis.com", "Read requests");
    public static readonly GoogleApi SqlAdmin = new("Cloud SQL Admin API", "sqladmin.googleapis.com", "Queries");
    public static readonly GoogleApi Run = new("Cloud Run Admin API", "run.googleapis.com", "Read requests");
    public static readonly GoogleApi Logging = new("Cloud Logging API", "logging.googleapis.com", "Read requests");
}
