using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;
using static OpsDashboard.Tests.Emulator.RunningEmulator;

namespace OpsDashboard.Tests.Emulator.Faults;

/// <summary>What whole calls meet, over gRPC and over REST.</summary>
public sealed class CallFaultsTests : IAsyncLifetime
{
    private const string Sent = "metric.type = \"vpcaccess.googleapis.com/connector/sent_bytes_count\"";
    private const string Connectors = "/v1/projects/netra-staging/locations/us-central1/connectors";

    private readonly TimerSignal _time = new(Assessed);
    private EmulatorServer _server = null!;
    private GrpcChannel _channel = null!;
    private MetricService.MetricServiceClient _grpc = null!;
    private HttpClient _rest = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await EmulatorServer.StartAsync(
            new EmulatorOptions(), () => Assessed, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0", time: _time);
        _channel = GrpcChannel.ForAddress(_server.Address);
        _grpc = new MetricService.MetricServiceClient(_channel);
        _rest = new HttpClient { BaseAddress = _server.RestAddress };
    }

    public async ValueTask DisposeAsync()
    {
        _rest.Dispose();
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("RESOURCE_EXHAUSTED", StatusCode.ResourceExhausted, 429, "Quota exceeded for quota metric", "RATE_LIMIT_EXCEEDED")]
    [InlineData("UNAUTHENTICATED", StatusCode.Unauthenticated, 401, "Request had invalid authentication credentials", "ACCESS_TOKEN_EXPIRED")]
    [InlineData("PERMISSION_DENIED", StatusCode.PermissionDenied, 403, "The caller does not have permission", null)]
    [InlineData("UNAVAILABLE", StatusCode.Unavailable, 503, "The service is currently unavailable", null)]
    [InlineData("DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded, 504, "Deadline expired", null)]
    [InlineData("INTERNAL", StatusCode.Internal, 500, "Internal error encountered", null)]
    [InlineData("NOT_FOUND", StatusCode.NotFound, 404, "Requested entity was not found", null)]
    [InlineData("ABORTED", StatusCode.Aborted, 409, "ABORTED injected", null)]
    public async Task Error_Injected_EndsEveryCall(string name, StatusCode code, int http, string message, string? reason)
    {
        _server.Controls.Set(new ApiFaults { Error = name });

        var grpc = await Assert.ThrowsAsync<RpcException>(() => List());
        var (status, error) = await RestError();

        Assert.Equal((code, reason), (grpc.StatusCode, Info(grpc)?.Reason));
        Assert.StartsWith(message, grpc.Status.Detail);
        Assert.Equal((http, http, name), (status, (int)error["code"]!, (string?)error["status"]));
        Assert.StartsWith(message, (string?)error["message"]);
        Assert.Equal(reason, (string?)error["details"]?[0]!["reason"]);
    }

    [Fact]
    public async Task ApiDisabled_IsToldInItsOwnWordsForEachApi()
    {
        _server.Controls.Set(new ApiFaults { ApiDisabled = true });

        var grpc = await Assert.ThrowsAsync<RpcException>(() => List());
        var (status, error) = await RestError();

        Assert.Equal(StatusCode.PermissionDenied, grpc.StatusCode);
        Assert.StartsWith("Cloud Monitoring API has not been used in project", grpc.Status.Detail);
        Assert.Equal(("SERVICE_DISABLED", "monitoring.googleapis.com"), (Info(grpc)!.Reason, Info(grpc)!.Metadata["service"]));
        Assert.Equal(403, status);
        Assert.StartsWith("Serverless VPC Access API has not been used in project", (string?)error["message"]);
        Assert.Equal("vpcaccess.googleapis.com", (string?)error["details"]![0]!["metadata"]!["service"]);
    }

    [Fact]
    public async Task Latency_Passes_ThenTheCallIsAnswered()
    {
        _server.Controls.Set(new ApiFaults { Latency = TimeSpan.FromSeconds(30) });
        var call = List();
        await _time.Waiting;
        Assert.False(call.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.NotEmpty((await call).TimeSeries);
    }

    [Fact]
    public async Task Hang_LastsUntilTheCallerGivesUp()
    {
        _server.Controls.Set(new ApiFaults { Hang = true });
        using var giveUp = new CancellationTokenSource();
        var grpc = List(giveUp.Token);
        var rest = _rest.GetAsync(Connectors, giveUp.Token);
        Assert.False(grpc.IsCompleted || rest.IsCompleted);

        await giveUp.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => grpc)).StatusCode);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
    }

    [Fact]
    public async Task Outage_CutsConnections_AndEndsWhenSwitchedOff()
    {
        _server.Controls.Set(new ApiFaults { Outage = true });

        Assert.Equal(StatusCode.Unavailable, (await Assert.ThrowsAsync<RpcException>(() => List())).StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => _rest.GetAsync(Connectors, TestContext.Current.CancellationToken));

        _server.Controls.Set(ApiFaults.None);
        Assert.NotEmpty((await List()).TimeSeries);
        using var answer = await _rest.GetAsync(Connectors, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task ClockSkew_MovesTheDateOfEveryAnswer()
    {
        _server.Controls.Set(new ApiFaults { ClockSkew = TimeSpan.FromMinutes(-7) });
        var expected = Assessed - TimeSpan.FromMinutes(7);

        using var call = _grpc.ListTimeSeriesAsync(Request(Sent), cancellationToken: TestContext.Current.CancellationToken);
        var headers = await call.ResponseHeadersAsync;
        using var rest = await _rest.GetAsync(Connectors, TestContext.Current.CancellationToken);

        Assert.Equal(expected, DateTimeOffset.Parse(headers.GetValue("date")!, CultureInfo.InvariantCulture));
        Assert.Equal(expected, rest.Headers.Date);
    }

    private static ErrorInfo? Info(RpcException error) =>
        error.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes
            ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details.Single().Unpack<ErrorInfo>()
            : null;

    private async Task<ListTimeSeriesResponse> List(CancellationToken? cancellation = null) =>
        await _grpc.ListTimeSeriesAsync(Request(Sent), cancellationToken: cancellation ?? TestContext.Current.CancellationToken);

    private async Task<(int Status, JsonNode Error)> RestError()
    {
        using var answer = await _rest.GetAsync(Connectors, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return ((int)answer.StatusCode, json["error"]!);
    }
}
