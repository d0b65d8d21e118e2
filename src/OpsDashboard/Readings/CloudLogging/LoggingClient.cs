using OpsDashboard.Configuration;
using OpsDashboard.Readings.GoogleRest;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Which server tells the logs: the one of the cloud's configuration.</summary>
static class LoggingClient
{
    /// <summary>Null for none: with a plaintext server of metrics nothing else is assumed to be there.</summary>
    /// <param name="emulator">The emulator's REST address, when there is one.</param>
    public static GoogleRestClient? Of(DashboardOptions options, Uri? emulator, TimeProvider time)
    {
        var chosen = options.CloudConfiguration.Endpoint ?? (IsPlain(options.CloudMonitoring.Endpoint) ? null : options.CloudMonitoring.Endpoint);
        return chosen switch
        {
            null => null,
            CloudMonitoringOptions.Emulator => emulator is null ? null : new GoogleRestClient(emulator, time),
            _ => new GoogleRestClient(IsPlain(chosen) ? new Uri(chosen) : null, time),
        };
    }

    private static bool IsPlain(string endpoint) => endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
