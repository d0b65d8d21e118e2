using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Emulator;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The shipped example over a whole cycle, with the cloud configured as recorded and otherwise.</summary>
public sealed class LiveConfigurationTests : IAsyncLifetime
{
    private static readonly (string, string) Direct = ("\"connector\": \"projects/p/locations/l/connectors/staging-connector\", \"egress\": \"ALL_TRAFFIC\"", "\"networkInterfaces\": [ { \"network\": \"default\" } ]");

    private Cycle _cycle = null!;

    public async ValueTask InitializeAsync() => _cycle = await Cycle.StartAsync();

    public ValueTask DisposeAsync() => _cycle.DisposeAsync();

    [Fact]
    public async Task CloudAsRecorded_ConfirmsAllFiveWhys_AndNothingDrifted()
    {
        var (result, state) = await RunAsync();
        var incident = result.Incidents[0];

        Assert.All(incident.Whys, why => Assert.Equal(WhyState.Confirmed, why.State));
        Assert.Equal("connector", incident.Determination.HeldBy);
        Assert.StartsWith("NOT FIXED. Held by: connector.", incident.Sentence);
        Assert.DoesNotContain(result.Configuration, fact => fact.Drifted);
        Assert.Equal(8, result.Configuration.Count(fact => fact.Recorded is not null));
        Assert.Equal((SourceStatus.Ok, null, _cycle.Now, 3), (state.Status, state.Error, state.LastSuccess, state.Queries));
    }

    [Fact]
    public async Task RaisedConnector_IsEnoughByLiveFacts_AndShownAsDrift()
    {
        var (result, _) = await RunAsync(("\"minInstances\": 2, \"maxInstances\": 3", "\"minInstances\": 4, \"maxInstances\": 10"));
        var incident = result.Incidents[0];
        var capacity = incident.Horizons[0].Criteria.Single(criterion => criterion.Id == "connector-capacity");
        var provisioned = capacity.Parts.Single(part => part.Id == "connector-provisioned");
        var headroom = capacity.Parts.Single(part => part.Id == "connector-throughput-headroom");

        Assert.Equal((Verdict.Met, 400), (provisioned.Verdict, provisioned.Measured));
        Assert.Equal((Verdict.Met, 800), (headroom.Verdict, headroom.Objective));
        Assert.Equal(4, result.Configuration.Count(fact => fact.Drifted));
        Assert.Equal((WhyState.NotConfirmed, WhyState.NotConfirmed), (incident.Whys[3].State, incident.Whys[4].State));
        Assert.Equal("Machine type e2-micro; Minimum instances 4 instances, recorded 2 instances; Maximum instances 10 instances, recorded 3 instances", incident.Whys[3].Checks[0].Seen);
    }

    [Fact]
    public async Task DirectEgress_LeavesTheConnectorsPartsOut_AndSaysSo()
    {
        var (result, _) = await RunAsync(Direct);
        var incident = result.Incidents[0];
        var capacity = incident.Horizons[0].Criteria.Single(criterion => criterion.Id == "connector-capacity");

        Assert.Equal([false, false, false, true], capacity.Parts.Select(part => part.Applies));
        Assert.Equal((Verdict.NotMet, 1), (capacity.Verdict, capacity.Objective));
        Assert.Contains("Connector CPU p95 below 80 %: does not apply: Way into the network direct", capacity.Reason);
        Assert.Equal((WhyState.NotConfirmed, "Connector none; Egress private-ranges-only; Private address 10.20.0.3"), (incident.Whys[1].State, incident.Whys[1].Checks[2].Seen));
    }

    [Theory]
    [InlineData("ALL_TRAFFIC", "PRIVATE_RANGES_ONLY", 2, "Egress private-ranges-only")]
    [InlineData("\"value\": \"100\"", "\"value\": \"400\"", 3, "Pool size 20 connections; Pool overflow 30 connections; max_connections 400 connections, recorded 100 connections")]
    [InlineData("\"DB_POOL_SIZE\", \"value\": \"20\"", "\"DB_POOL_SIZE\", \"value\": \"5\"", 3, "Pool size 5 connections, recorded 20 connections; Pool overflow 30 connections; max_connections 100 connections")]
    [InlineData("\"PRIVATE\"", "\"PRIMARY\"", 1, "Connector staging-connector; Egress all-traffic; Private address none")]
    public async Task ChangedConfiguration_TakesTheWhyBack(string old, string changed, int why, string seen)
    {
        var (result, _) = await RunAsync((old, changed));
        var taken = result.Incidents[0].Whys[why];

        Assert.Equal(WhyState.NotConfirmed, taken.State);
        Assert.Contains(taken.Checks, check => check.State == CheckState.Fails && check.Seen == seen);
    }

    [Fact]
    public async Task RaisedTimeout_IsNoBoundOfWhatAnEarlierOneCutOff()
    {
        var (result, _) = await RunAsync(("\"value\": \"25\"", "\"value\": \"35\""));
        var tile = result.Tiles.Single(tile => tile.Id == "sql-connect-time");

        Assert.Equal((25, Bound.AtLeast), (tile.Value, tile.Bound));
    }

    [Fact]
    public async Task MoreConnections_LowerTheUtilisation()
    {
        var (before, _) = await RunAsync();
        var (after, _) = await RunAsync(("\"value\": \"100\"", "\"value\": \"400\""));

        Assert.Equal(Utilisation(before) / 4, Utilisation(after), precision: 6);
    }

    [Fact]
    public async Task UnreadableResource_MakesItsJudgementsCannotTell_AndLeavesTheOthers()
    {
        var (result, state) = await RunAsync(("\"state\": \"READY\",", ""));
        var incident = result.Incidents[0];
        var capacity = incident.Horizons[0].Criteria.Single(criterion => criterion.Id == "connector-capacity");

        Assert.Equal((SourceStatus.Partial, "1 of 3 resources not read: connector staging-connector: broken answer: it has no state"), (state.Status, state.Error));
        Assert.Equal("connector.max-throughput is not known: broken answer: it has no state", capacity.Parts[1].Reason);
        Assert.Equal([WhyState.Confirmed, WhyState.Confirmed, WhyState.Confirmed, WhyState.CannotTell, WhyState.CannotTell], incident.Whys.Select(why => why.State));
    }

    [Fact]
    public async Task Emulator_ServesWhatTheIncidentRecords()
    {
        var options = ShippedConfiguration.Options;
        await using var emulator = await EmulatorServer.StartAsync(options.Emulator, () => _cycle.Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0");
        var time = new FakeTimeProvider(_cycle.Now);
        using var source = new CloudConfigurationSource(
            new GoogleRestClient(emulator.RestAddress, TimeProvider.System), options.CloudConfiguration, options.CloudMonitoring.ProjectId, new IncidentClock(time), time);

        var live = await source.ReadAsync(TestContext.Current.CancellationToken);
        var (result, _) = await _cycle.RunAsync(live: live);

        Assert.All(live.Resources, resource => Assert.Null(resource.Failure));
        Assert.All(result.Incidents[0].Whys, why => Assert.Equal(WhyState.Confirmed, why.State));
        Assert.Equal(8, result.Configuration.Count(fact => fact.Recorded is not null && fact.Value == fact.Recorded));
    }

    private static double Utilisation(EvaluationResult result) => result.Tiles.Single(tile => tile.Id == "sql-pool-utilisation").Value ?? double.NaN;

    private async Task<(EvaluationResult Result, SourceState State)> RunAsync(params (string, string)[] changes)
    {
        var live = await ShippedCloud.ReadAsync(ShippedConfiguration.Options, _cycle.Now, changes);
        return ((await _cycle.RunAsync(live: live)).Result, ConfigurationState.Of(ShippedConfiguration.Options, live));
    }
}
