using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Snapshots;

/// <summary>Live configuration as read → how its source is.</summary>
static class ConfigurationState
{
    public const string Id = "cloud-configuration";

    public static SourceState Of(DashboardOptions options, LiveConfiguration live)
    {
        var failures = live.Resources.Where(resource => resource.Failure is not null).ToArray();
        return live.Off is { } why
            ? new SourceState(Id, SourceStatus.Off, LastSuccess: null, why)
            : new SourceState(Id, Status(live, failures), live.Resources.Max(resource => resource.ReadAt), Error(live, failures))
            {
                Faults = failures.Select(resource => new QueryFault(resource.Title, "", Words(resource))).ToValueList(),
                Queries = live.Asked ? live.Resources.Count : 0,
                Where = Where(options),
            };
    }

    private static SourceStatus Status(LiveConfiguration live, ResourceReading[] failures) => failures.Length == 0 ? SourceStatus.Ok
        : failures.Length < live.Resources.Count ? SourceStatus.Partial
        : Commonest(failures) switch
        {
            FailureKind.Denied => SourceStatus.Denied,
            FailureKind.Quota => SourceStatus.Quota,
            FailureKind.Unreachable => SourceStatus.Unreachable,

            // It answered, but nothing that can be used.
            _ => SourceStatus.Partial,
        };

    private static FailureKind Commonest(ResourceReading[] failures) =>
        failures.GroupBy(resource => resource.Failure!.Kind).MaxBy(group => group.Count())!.Key;

    private static string? Error(LiveConfiguration live, ResourceReading[] failures) =>
        failures.Length == 0 ? null : $"{failures.Length} of {live.Resources.Count} resources not read: {failures[0].Title}: {failures[0].Failure!.Reason}";

    private static string Words(ResourceReading resource) =>
        $"{resource.Failure!.Reason}{(resource.ReadAt is { } at ? $"; values of {at:d MMM HH:mm} are kept" : "; never read")}";

    private static string Where(DashboardOptions options) => options.CloudConfigurationEndpoint switch
    {
        CloudMonitoringOptions.Emulator => "emulator inside this program (demo)",
        { } endpoint when endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase) => MaskedAddresses.In(endpoint),
        _ => "vpcaccess, sqladmin and run at googleapis.com",
    };
}
