using OpsDashboard.Configuration;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Which server tells the logs: the one of the cloud's configuration.</summary>
static class LoggingEndpoint
{
    private static readonly Uri Google = new("https://logging.googleapis.com");

    /// <summary>Null for none. Of Google's APIs each has a host of its own, so only "Google's" is taken from what is configured.</summary>
    /// <param name="emulator">The emulator's REST address, when there is one.</param>
    public static Uri? Of(DashboardOptions options, Uri? emulator)
    {
        var chosen = options.CloudConfiguration.Endpoint ?? (IsPlain(options.CloudMonitoring.Endpoint) ? null : options.CloudMonitoring.Endpoint);
        return chosen switch
        {
            null => null,
            CloudMonitoringOptions.Emulator => emulator,
            _ => IsPlain(chosen) ? new Uri(chosen) : Google,
        };
    }

    private static bool IsPlain(string endpoint) => endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
