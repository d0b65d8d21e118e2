using Google.Api;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>The calls themselves: each in a free slot, with its own deadline and the header by which Google routes.</summary>
sealed class MetricCalls(MetricService.MetricServiceClient client, CloudMonitoringLimits limits, ClockSkew skew, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(limits.ConcurrentCalls);

    /// <summary>One page of series; <paramref name="sent"/> is called when the call really goes out.</summary>
    public Task<ListTimeSeriesResponse> ListTimeSeriesAsync(ListTimeSeriesRequest request, Action sent, CancellationToken token) =>
        InSlotAsync(
            request.Name,
            options =>
            {
                sent();
                return client.ListTimeSeriesAsync(request, options);
            },
            token);

    /// <summary>One descriptor; <paramref name="sent"/> as above.</summary>
    public Task<MetricDescriptor> GetMetricDescriptorAsync(string projectId, string metricType, Action sent, CancellationToken token)
    {
        var request = new GetMetricDescriptorRequest { Name = $"projects/{projectId}/metricDescriptors/{metricType}" };
        return InSlotAsync(
            request.Name,
            options =>
            {
                sent();
                return client.GetMetricDescriptorAsync(request, options);
            },
            token);
    }

    public void Dispose() => _slots.Dispose();

    private async Task<T> InSlotAsync<T>(string name, Func<CallOptions, AsyncUnaryCall<T>> send, CancellationToken token)
    {
        await _slots.WaitAsync(token);
        try
        {
            // gRPC measures deadlines on the system's clock, whatever clock the program runs on.
            var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + limits.Call;
            var headers = new Metadata { { "x-goog-request-params", $"name={Uri.EscapeDataString(name)}" } };
            var sent = time.GetTimestamp();
            using var call = send(new CallOptions(headers, deadline, token));
            try
            {
                return await call;
            }
            finally
            {
                // A refusal has a date too, and a wrong clock is a reason to refuse credentials.
                if (call.ResponseHeadersAsync is { IsCompletedSuccessfully: true } answered)
                {
                    skew.Observe((await answered).GetValue("date"), sent);
                }
            }
        }
        finally
        {
            _slots.Release();
        }
    }
}
