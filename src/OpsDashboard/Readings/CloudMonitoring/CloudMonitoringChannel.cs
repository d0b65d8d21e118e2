using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>The one connection to Cloud Monitoring.</summary>
static class CloudMonitoringChannel
{
    private const int LargestAnswer = 32 * 1024 * 1024;

    /// <summary>Opens lazily: nothing is connected or looked for before the first call.</summary>
    /// <param name="endpoint"><c>https://…</c> with <paramref name="credentials"/>, <c>http://host:port</c> plaintext HTTP/2 without any.</param>
    /// <param name="credentials">Default: Application Default Credentials.</param>
    public static GrpcChannel Open(Uri endpoint, GoogleCredentials? credentials = null) => GrpcChannel.ForAddress(endpoint, new GrpcChannelOptions
    {
        Credentials = endpoint.Scheme == Uri.UriSchemeHttps
            ? ChannelCredentials.Create(ChannelCredentials.SecureSsl, CallCredentials.FromInterceptor((credentials ?? new GoogleCredentials()).AddHeadersAsync))
            : ChannelCredentials.Insecure,
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(4),
            // A dead peer is noticed between two polls, not by a poll.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
        },
        DisposeHttpClient = true,
        MaxReceiveMessageSize = LargestAnswer,
        ServiceConfig = new ServiceConfig { MethodConfigs = { RetryUnavailable() } },
    });

    // Google's own clients retry this code alone. Three tries wait at most 0.1 s and 0.2 s between them, well within a call's
    // deadline; the next poll is the next try.
    private static MethodConfig RetryUnavailable() => new()
    {
        Names = { MethodName.Default },
        RetryPolicy = new RetryPolicy
        {
            MaxAttempts = 3,
            InitialBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(1),
            BackoffMultiplier = 2,
            RetryableStatusCodes = { StatusCode.Unavailable },
        },
    };
}
