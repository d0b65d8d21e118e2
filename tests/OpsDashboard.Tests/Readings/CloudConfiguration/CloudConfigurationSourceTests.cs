using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.CloudConfiguration;

/// <summary>The source against a real server; both clocks are manual.</summary>
public sealed class CloudConfigurationSourceTests : IAsyncLifetime
{
    private static readonly CloudConfigurationOptions Options = new()
    {
        Resources =
        [
            new() { Id = "connector", Kind = ResourceKind.Connector, Location = "europe-west1", Name = "orders-connector" },
            new() { Id = "sql", Kind = ResourceKind.SqlInstance, Name = "orders-db" },
            new() { Id = "service", Kind = ResourceKind.RunService, Location = "europe-west1", Name = "orders", Variables = [new() { Name = "POOL", Fact = "pool", Title = "Pool" }] },
        ],
    };

    private readonly FakeTimeProvider _time = new(WireSample.Noon);
    private FakeRestServer _server = null!;
    private CloudConfigurationSource _source = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeRestServer.StartAsync();
        _server.Json[CloudSamples.ConnectorPath] = CloudSamples.Connector;
        _server.Json[CloudSamples.InstancePath] = CloudSamples.Instance;
        _server.Json[CloudSamples.ServicePath] = CloudSamples.Service;
        _source = new CloudConfigurationSource(new GoogleRestClient(_server.Address, _time), Options, "acme", new IncidentClock(_time), _time);
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Read_OfAllResources_CarriesItsTime()
    {
        var live = await ReadAsync();

        Assert.All(live.Resources, resource => Assert.Equal((WireSample.Noon, null), (resource.ReadAt, resource.Failure)));
        Assert.Equal((3, 120, 20), (live.Find("connector.max-instances")?.Number, live.Find("sql.max-connections")?.Number, live.Find("service.pool")?.Number));
        Assert.Equal("orders-7", live.Find("service.revision")?.Text);
        Assert.All(live.Resources.SelectMany(resource => resource.Facts), fact => Assert.Equal((WireSample.Noon, WireSample.Noon), (fact.ReadAt, fact.Since)));
    }

    [Fact]
    public async Task Reads_BetweenTwoIntervals_AskNothing()
    {
        await ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(4));
        var between = await ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        var next = await ReadAsync();

        Assert.Equal((false, true, 6), (between.Asked, next.Asked, _server.Requests.Count));
        Assert.Equal(WireSample.Noon.AddMinutes(5), next.Find("sql.tier")?.ReadAt);
        Assert.Equal(WireSample.Noon, next.Find("sql.tier")?.Since);
    }

    [Fact]
    public async Task Expired_IsReadAgainAlthoughNoTimePassed()
    {
        await ReadAsync();
        _source.Expire();
        var again = await ReadAsync();
        var third = await ReadAsync();

        Assert.Equal((true, false, 6), (again.Asked, third.Asked, _server.Requests.Count));
    }

    [Fact]
    public async Task HalfASurrogatePair_StopsNoLaterRead()
    {
        _server.Json[CloudSamples.InstancePath] = CloudSamples.Instance.Replace("\"settings\"", "\"state\": \"\\ud800\", \"settings\"");
        await ReadAsync();
        _server.Json[CloudSamples.InstancePath] = CloudSamples.Instance;
        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.All((await ReadAsync()).Resources, resource => Assert.Null(resource.Failure));
    }

    [Fact]
    public async Task OneApiThatFails_LeavesTheOthers_AndIsTriedAgainAfterAMinute()
    {
        _server.Json.Remove(CloudSamples.InstancePath, out var answer);
        var failed = await ReadAsync();
        _server.Json[CloudSamples.InstancePath] = answer!;
        _time.Advance(TimeSpan.FromMinutes(1));
        var next = await ReadAsync();

        Assert.Equal([null, FailureKind.NotFound, null], failed.Resources.Select(resource => resource.Failure?.Kind));
        Assert.Equal((3, null), (failed.Find("connector.max-instances")?.Number, failed.Find("sql.max-connections")));
        Assert.Equal((120, null), (next.Find("sql.max-connections")?.Number, next.Resources[1].Failure));
    }

    [Fact]
    public async Task LaterFailure_KeepsTheFactsWithTheirTime()
    {
        await ReadAsync();
        _server.OnRequest = context => FakeRestServer.WriteAsync(context, 403, """{ "error": { "status": "PERMISSION_DENIED", "message": "no" } }""");
        _time.Advance(TimeSpan.FromMinutes(5));
        var live = await ReadAsync();

        Assert.All(live.Resources, resource => Assert.Equal((WireSample.Noon, FailureKind.Denied), (resource.ReadAt, resource.Failure?.Kind)));
        Assert.Equal((3, WireSample.Noon), (live.Find("connector.max-instances")?.Number, live.Find("connector.max-instances")?.ReadAt));
    }

    [Fact]
    public async Task ChangedValue_IsSinceItWasSeen()
    {
        await ReadAsync();
        _server.Json[CloudSamples.ConnectorPath] = CloudSamples.Connector.Replace("\"maxInstances\": 3", "\"maxInstances\": 10", StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromMinutes(5));
        var live = await ReadAsync();

        Assert.Equal((10, WireSample.Noon.AddMinutes(5)), (live.Find("connector.max-instances")?.Number, live.Find("connector.max-instances")?.Since));
        Assert.Equal(WireSample.Noon, live.Find("connector.min-instances")?.Since);
    }

    [Fact]
    public async Task NewestRevisionThatIsNotReady_IsPassedOverForTheOneThatServes()
    {
        _server.Json[CloudSamples.ServicePath] = CloudSamples.Service
            .Replace("\"latestCreatedRevision\": \"projects/acme/locations/europe-west1/services/orders/revisions/orders-7\"", "\"latestCreatedRevision\": \"orders-8\"", StringComparison.Ordinal);
        _server.Json[CloudSamples.ServicePath + "/revisions/orders-7"] = """{ "vpcAccess": { "connector": "old-connector" }, "containers": [ { "env": [ { "name": "POOL", "value": "5" } ] } ] }""";

        var live = await ReadAsync();

        Assert.Equal(("orders-7", "old-connector", 5), (live.Find("service.revision")?.Text, live.Find("service.connector")?.Text, live.Find("service.pool")?.Number));
    }

    [Theory]
    [InlineData(CloudSamples.ServicePath, "containers")]
    [InlineData(CloudSamples.InstancePath, "settings")]
    [InlineData(CloudSamples.ConnectorPath, "state")]
    public async Task EmptyObject_IsBroken_AndNoClaimThatThereIsNothing(string path, string member)
    {
        _server.Json[path] = "{}";

        var live = await ReadAsync();

        Assert.Contains(live.Resources, resource => resource is { Facts.Count: 0, Failure: { Kind: FailureKind.Broken } failure } && failure.Reason == $"broken answer: it has no {member}");
    }

    [Fact]
    public async Task SilentServer_DoesNotHoldACycleThatHasOlderFacts()
    {
        await ReadAsync();
        var release = new TaskCompletionSource();
        var asked = new SemaphoreSlim(0);
        _server.OnRequest = async context =>
        {
            asked.Release();
            await release.Task;
            await FakeRestServer.WriteAsync(context, 200, _server.Json[context.Request.Path]);
        };
        _time.Advance(TimeSpan.FromMinutes(5));
        var reading = _source.ReadAsync(TestContext.Current.CancellationToken);
        await asked.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));
        var meanwhile = await reading;
        release.SetResult();
        var later = await ReadAsync();

        Assert.Equal((false, WireSample.Noon), (meanwhile.Asked, meanwhile.Resources[0].ReadAt));
        Assert.Equal((true, WireSample.Noon.AddMinutes(5).AddSeconds(1)), (later.Asked, later.Resources[0].ReadAt));
    }

    [Fact]
    public async Task CycleThatEndsBeforeTheFirstAnswer_SaysNotReadYet()
    {
        var live = await _source.ReadAsync(new CancellationToken(canceled: true));

        Assert.All(live.Resources, resource => Assert.Equal("not read yet", resource.Failure?.Reason));
    }

    [Fact]
    public async Task SourceWithoutAServer_IsOffAndSaysWhy()
    {
        using var source = new CloudConfigurationSource(client: null, new CloudConfigurationOptions(), "acme", new IncidentClock(_time), _time);

        Assert.Equal("no resources are configured (CloudConfiguration:Resources)", (await source.ReadAsync(TestContext.Current.CancellationToken)).Off);
    }

    private Task<LiveConfiguration> ReadAsync() => _source.ReadAsync(TestContext.Current.CancellationToken);
}
