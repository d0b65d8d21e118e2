using System.Text.RegularExpressions;
using OpsDashboard.Emulator;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Where data come from and where the record is kept.</summary>
static partial class SourceRules
{
    public const string Project = "must be a project id (6 to 30 lower-case letters, digits and hyphens, first a letter) or a project number";

    public static void Check(DashboardOptions options, ConfigurationFaults faults)
    {
        CheckMonitoring(options.CloudMonitoring, faults);
        if (options.CloudConfiguration.Endpoint is { } endpoint)
        {
            Endpoint("CloudConfiguration:Endpoint", endpoint, faults);
        }

        CloudConfigurationRules.Check(options, faults);

        CheckEmulator(options.Emulator, faults);
        if (options.Journal.ConnectionString is { Length: > 0 } journal && ConnectionText.SqlitePath(journal) is null && !ConnectionText.IsPostgres(journal))
        {
            faults.Add("Journal:ConnectionString", FoundText.Hidden, "must be empty (a SQLite file in data/), Data Source=path alone (a SQLite file) or contain Host=… and what else Npgsql knows (PostgreSQL)");
        }

        Postgres("SqlProbe:ConnectionString", options.SqlProbe.ConnectionString, "must be empty (no probe) or contain Host=…", faults);
        Require.Between("SqlProbe:Interval", options.SqlProbe.Interval, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), faults);
        Require.Between("SqlProbe:ConnectTimeout", options.SqlProbe.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), faults);
    }

    public static bool IsProject(string id) => ProjectPattern().IsMatch(id);

    private static void CheckMonitoring(CloudMonitoringOptions monitoring, ConfigurationFaults faults)
    {
        if (!IsProject(monitoring.ProjectId))
        {
            faults.Add("CloudMonitoring:ProjectId", monitoring.ProjectId, Project);
        }

        Endpoint("CloudMonitoring:Endpoint", monitoring.Endpoint, faults);
        Require.Between("CloudMonitoring:PollInterval", monitoring.PollInterval, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), faults);
        if (monitoring.PricePerMillionSeries is not (>= 0 and <= 1000))
        {
            faults.Add("CloudMonitoring:PricePerMillionSeries", monitoring.PricePerMillionSeries, "must be from 0 to 1000");
        }
    }

    private static void CheckEmulator(EmulatorOptions emulator, ConfigurationFaults faults)
    {
        var only = new EmulatorOptions().Scenario;
        if (emulator.Scenario != only)
        {
            faults.Add("Emulator:Scenario", emulator.Scenario, $"must be {only}");
        }

        if (emulator.TimeScale is not (> 0 and <= 3600))
        {
            faults.Add("Emulator:TimeScale", emulator.TimeScale, "must be above 0 and at most 3600");
        }

        Require.Time("Emulator:StartAt", emulator.StartAt, faults);
    }

    private static void Endpoint(string key, string endpoint, ConfigurationFaults faults)
    {
        // Over https the credentials of this machine are sent: to Google, and to nobody else.
        if (endpoint != CloudMonitoringOptions.Emulator && (!IsServer(endpoint) || !IsTrusted(new Uri(endpoint))))
        {
            faults.Add(key, endpoint, "must be emulator, an https address of googleapis.com such as https://monitoring.googleapis.com, or http://host:port, without path, query and user");
        }
    }

    private static bool IsTrusted(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttp || endpoint.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase);

    private static bool IsServer(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri is { Host.Length: > 0, UserInfo.Length: 0, AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0 };

    private static void Postgres(string key, string? connectionString, string allowed, ConfigurationFaults faults)
    {
        if (!string.IsNullOrEmpty(connectionString) && !ConnectionText.IsPostgres(connectionString))
        {
            faults.Add(key, FoundText.Hidden, allowed);
        }
    }

    [GeneratedRegex("^(([a-z][a-z0-9.-]{0,62}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]|[0-9]{1,19})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProjectPattern();
}
