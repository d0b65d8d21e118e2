using Google.Apis.Auth.OAuth2;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class GoogleCredentialsTests
{
    private static readonly AuthInterceptorContext Context = new("https://monitoring.googleapis.com/", "ListTimeSeries");

    [Fact]
    public async Task Headers_OfACredentialWithAQuotaProject_CarryTokenAndProject()
    {
        var headers = new Metadata();

        await new GoogleCredentials(_ => Task.FromResult<ITokenAccessWithHeaders>(new Credential())).AddHeadersAsync(Context, headers);

        Assert.Equal("Bearer token", headers.GetValue("authorization"));
        Assert.Equal("payer", headers.GetValue("x-goog-user-project"));
    }

    [Fact]
    public async Task Search_ThatFailed_IsRepeatedAndOneThatWorkedIsNot()
    {
        var searches = 0;
        var credentials = new GoogleCredentials(_ => ++searches == 1
            ? Task.FromException<ITokenAccessWithHeaders>(new InvalidOperationException())
            : Task.FromResult<ITokenAccessWithHeaders>(new Credential()));

        await Assert.ThrowsAsync<RpcException>(() => credentials.AddHeadersAsync(Context, []));
        await credentials.AddHeadersAsync(Context, []);
        await credentials.AddHeadersAsync(Context, []);

        Assert.Equal(2, searches);
    }

    [Fact]
    public async Task Read_WithoutCredentials_IsDeniedAndSaysWhatToDo()
    {
        var credentials = new GoogleCredentials(_ => Task.FromException<ITokenAccessWithHeaders>(new InvalidOperationException("not found, see https://…")));

        var failure = await FailureAsync(credentials);

        Assert.Equal(FailureKind.Denied, failure?.Kind);
        Assert.StartsWith("no Google credentials found: run `gcloud auth application-default login`", failure?.Reason);
    }

    [Fact]
    public async Task Read_WithoutAToken_IsDeniedWithTheReason()
    {
        var credentials = new GoogleCredentials(_ => Task.FromResult<ITokenAccessWithHeaders>(new Credential { Fault = new HttpRequestException("token server\r\ndown") }));

        Assert.Equal(new ReadingFailure(FailureKind.Denied, "no access token from the Google credentials: token server down"), await FailureAsync(credentials));
    }

    private static async Task<ReadingFailure?> FailureAsync(GoogleCredentials credentials)
    {
        // Nobody listens there: credentials come before the connection.
        using var channel = CloudMonitoringChannel.Open(new Uri("https://127.0.0.1:1"), credentials);
        var clock = new IncidentClock(TimeProvider.System);
        using var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(channel), "netra-staging", clock, TimeProvider.System);
        var request = new SeriesRequest("metric.type = \"a/b\"", new Alignment("", "", TimeSpan.Zero, []), null, WireSample.Noon, WireSample.Noon.AddHours(1));
        return (await source.ReadAsync([request], TestContext.Current.CancellationToken))[request].Failure;
    }

    private sealed class Credential : ITokenAccessWithHeaders
    {
        public Exception? Fault { get; init; }

        public Task<string> GetAccessTokenForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default) => Task.FromResult("token");

        public Task<AccessTokenWithHeaders> GetAccessTokenWithHeadersForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default) =>
            Fault is null ? Task.FromResult(new AccessTokenWithHeaders.Builder { QuotaProject = "payer" }.Build("token")) : throw Fault;
    }
}
