using Google.Api;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Contract;

public sealed class GooglesClientReadsOurStubsTests : IAsyncLifetime
{
    private static readonly ListTimeSeriesResponse Series =
        WireJson.Parse<ListTimeSeriesResponse>(GoogleProtoServer.Content.GetProperty("timeSeriesPages")[0].GetRawText());
    private static readonly ListTimeSeriesResponse Distributions =
        WireJson.Parse<ListTimeSeriesResponse>(GoogleProtoServer.Content.GetProperty("timeSeriesPages")[1].GetRawText());
    private static readonly ListMetricDescriptorsResponse Descriptors =
        WireJson.Parse<ListMetricDescriptorsResponse>(GoogleProtoServer.Content.GetProperty("metricDescriptors").GetRawText());

    private FakeMetricServer _server = null!;
    private GoogleClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _client = new GoogleClient(_server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await (_client?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ListTimeSeries_EveryKindOfValue_IsEqualFieldByField()
    {
        _server.OnListTimeSeries = (asked, _) => Task.FromResult(asked.PageToken.Length == 0 ? Series : Distributions);
        var request = new ListTimeSeriesRequest { Name = "projects/p", Filter = "metric.type = \"a/b\"", PageSize = 7 };
        var next = new ListTimeSeriesRequest(request) { PageToken = "1" };

        WireJson.AssertSame(Series, await _client.CallAsync<ListTimeSeriesResponse>("listTimeSeries", request));
        WireJson.AssertSame(Distributions, await _client.CallAsync<ListTimeSeriesResponse>("listTimeSeries", next));

        Assert.Equal([request, next], _server.ListRequests);
    }

    [Fact]
    public async Task Descriptors_Whole_AreEqualFieldByField()
    {
        _server.OnListMetricDescriptors = (_, _) => Task.FromResult(Descriptors);
        _server.OnGetMetricDescriptor = (_, _) => Task.FromResult(Descriptors.MetricDescriptors[0]);
        var get = new GetMetricDescriptorRequest { Name = Descriptors.MetricDescriptors[0].Name };

        WireJson.AssertSame(Descriptors, await _client.CallAsync<ListMetricDescriptorsResponse>(
            "listMetricDescriptors", new ListMetricDescriptorsRequest { Name = "projects/p", ActiveOnly = true }));
        WireJson.AssertSame(Descriptors.MetricDescriptors[0], await _client.CallAsync<MetricDescriptor>("getMetricDescriptor", get));

        Assert.Equal([get], _server.DescriptorRequests);
    }

    [Fact]
    public async Task Failure_ByStatus_IsTheSame()
    {
        _server.OnGetMetricDescriptor = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "no größer right"));

        Assert.Equal((7, "no größer right", null), await _client.FailAsync("getMetricDescriptor", new GetMetricDescriptorRequest { Name = "projects/p/metricDescriptors/x" }));
    }
}
