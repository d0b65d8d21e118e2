using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Tests.Support;

/// <summary>A cloud configured as the shipped example records it, and as a test changes it; read by the real source.</summary>
static class ShippedCloud
{
    private const string Service = """
        { "latestReadyRevision": "r1", "latestCreatedRevision": "r1", "template": {
          "vpcAccess": { "connector": "projects/p/locations/l/connectors/staging-connector", "egress": "ALL_TRAFFIC" },
          "containers": [ { "env": [
            { "name": "DB_POOL_SIZE", "value": "20" }, { "name": "DB_MAX_OVERFLOW", "value": "30" }, { "name": "DB_CONNECT_TIMEOUT_SECONDS", "value": "25" } ] } ] } }
        """;

    private const string Connector = """{ "state": "READY", "machineType": "e2-micro", "minInstances": 2, "maxInstances": 3 }""";

    private const string Database = """
        { "state": "RUNNABLE", "ipAddresses": [ { "type": "PRIVATE", "ipAddress": "10.20.0.3" } ],
          "settings": { "tier": "db-custom-1-3840", "activationPolicy": "ALWAYS", "databaseFlags": [ { "name": "max_connections", "value": "100" } ] } }
        """;

    /// <param name="changes">Replacements in the three answers.</param>
    public static async Task<LiveConfiguration> ReadAsync(DashboardOptions options, DateTimeOffset now, params (string Old, string New)[] changes)
    {
        await using var server = await FakeRestServer.StartAsync();
        server.OnRequest = context =>
        {
            var path = context.Request.Path.Value!;
            var answer = path.Contains("/connectors/", StringComparison.Ordinal) ? Connector : path.Contains("/instances/", StringComparison.Ordinal) ? Database : Service;
            return FakeRestServer.WriteAsync(context, 200, changes.Aggregate(answer, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal)));
        };
        var time = new FakeTimeProvider(now);
        using var source = new CloudConfigurationSource(new GoogleRestClient(server.Address, time), options.CloudConfiguration, options.CloudMonitoring.ProjectId, new IncidentClock(time), time);
        return await source.ReadAsync(TestContext.Current.CancellationToken);
    }
}
