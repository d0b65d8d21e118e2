using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.CloudConfiguration;

/// <summary>Google's JSON → facts, also where it lacks what it should have or has what it should not.</summary>
public sealed class FactsFromJsonTests
{
    private static readonly ValueList<VariableOptions> Variables =
    [
        new() { Name = "POOL", Fact = "pool", Title = "Pool", Unit = "connections" },
        new() { Name = "TIMEOUT", Fact = "timeout", Title = "Timeout", Unit = "s" },
        new() { Name = "PASSWORD", Fact = "password", Title = "Password" },
        new() { Name = "API_KEY", Fact = "key", Title = "Key" },
        new() { Name = "ABSENT", Fact = "absent", Title = "Absent" },
    ];

    [Fact]
    public void Connector_OfGooglesShape_HasSizeThroughputAndTheirSource()
    {
        var facts = Connector(CloudSamples.Connector);

        Assert.Equal((2, 3, 100), (facts["min-instances"].Number, facts["max-instances"].Number, facts["instance-throughput"].Number));
        Assert.Equal((200, 300), (facts["min-throughput"].Number, facts["max-throughput"].Number));
        Assert.Equal(("e2-micro", "ready"), (facts["machine-type"].Text, facts["state"].Text));
        Assert.Equal("3 × 100 Mbit/s of e2-micro; documented estimate for the whole connector: 200 to 1,000 Mbit/s over 2 to 10 instances, divided", facts["max-throughput"].Source);
    }

    [Theory]
    [InlineData("""{ "state": "READY", "minThroughput": 200, "maxThroughput": 1000 }""", 200.0, 1000.0)]
    [InlineData("""{ "state": "READY", "machineType": "e2-huge", "minInstances": 2, "maxInstances": 3, "minThroughput": "300", "maxThroughput": "400" }""", 300.0, 400.0)]
    [InlineData("""{ "state": "READY", "machineType": "e2-huge", "minInstances": 2, "maxInstances": 3 }""", null, null)]
    [InlineData("""{ "state": "READY", "machineType": "f1-micro", "minInstances": "2", "maxInstances": 10 }""", 100.0, 500.0)]
    [InlineData("""{ "state": "READY", "minInstances": -2, "maxInstances": 1e308 }""", null, null)]
    [InlineData("""{ "state": ["READY"], "minInstances": {}, "maxInstances": null, "machineType": 7, "minThroughput": -5, "maxThroughput": "NaN" }""", null, null)]
    public void Connector_WithoutOrWithOddMembers_TellsOnlyWhatIsToldThere(string json, double? least, double? most)
    {
        var facts = Connector(json);

        Assert.Equal((least, most), (facts["min-throughput"].Number, facts["max-throughput"].Number));
        Assert.All(facts.Values, fact => Assert.NotEmpty(fact.Source));
    }

    [Fact]
    public void Instance_OfGooglesShape_HasLimitsStateAndPrivateAddress()
    {
        var facts = Instance(CloudSamples.Instance);

        Assert.Equal((120, "flag max_connections"), (facts["max-connections"].Number, facts["max-connections"].Source));
        Assert.Equal(("running", "db-custom-1-3840", "10.20.0.3", "log_connections = on"), (facts["state"].Text, facts["tier"].Text, facts["private-address"].Text, facts["flags"].Text));
    }

    [Theory]
    [InlineData("RUNNABLE", "ALWAYS", "running")]
    [InlineData("RUNNABLE", "NEVER", "stopped")]
    [InlineData("RUNNABLE", "", null)]
    [InlineData("MAINTENANCE", "ALWAYS", "maintenance")]
    public void InstanceState_Runnable_IsToldApartByTheActivationPolicy(string state, string policy, string? word)
    {
        var facts = Instance($$"""{ "state": "{{state}}", "settings": { "activationPolicy": "{{policy}}" } }""");

        Assert.Equal(word, facts["state"].Text);
        Assert.True(state != "RUNNABLE" || facts["state"].Source.Contains("in the metric instance_state RUNNABLE means stopped", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("db-f1-micro", 25.0)]
    [InlineData("db-g1-small", 50.0)]
    [InlineData("db-custom-1-3840", 100.0)]
    [InlineData("db-custom-2-7680", 400.0)]
    [InlineData("db-custom-16-122880", 1000.0)]
    [InlineData("db-custom-x-y", null)]
    [InlineData("db-perf-optimized-N-8", null)]
    public void MaxConnections_WithoutAFlag_IsTheTiersDefault_MarkedAsUnverified(string tier, double? expected)
    {
        var fact = Instance($$"""{ "settings": { "tier": "{{tier}}" } }""")["max-connections"];

        Assert.Equal(expected, fact.Number);
        Assert.Contains(expected is null ? "no default is known" : "unverified", fact.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1e9")]
    public void MaxConnections_WithAnOddFlag_IsNotTheDefaultInstead(string value) =>
        Assert.Null(Instance($$"""{ "settings": { "tier": "db-f1-micro", "databaseFlags": [ { "name": "max_connections", "value": "{{value}}" } ] } }""")["max-connections"].Number);

    [Fact]
    public void Service_OfGooglesShape_HasItsWayIntoTheNetworkAndTheNumbersOfItsVariables()
    {
        var facts = Service(CloudSamples.Service);

        Assert.Equal(("connector", "orders-connector", "all-traffic", "acme:europe-west1:orders-db"), (facts["network"].Text, facts["connector"].Text, facts["egress"].Text, facts["database"].Text));
        Assert.Equal((185, 0, 20), (facts["startup-window"].Number, facts["min-instances"].Number, facts["max-instances"].Number));
        Assert.Equal((20, 25.5), (facts["pool"].Number, facts["timeout"].Number));
    }

    [Fact]
    public void Service_Secrets_AreNowhere()
    {
        var facts = Service(CloudSamples.Service);

        Assert.DoesNotContain("hunter", string.Join('\n', facts.Values), StringComparison.Ordinal);
        Assert.Equal((null, "variable PASSWORD: set, but not to a number; its value is not read"), (facts["password"].Number, facts["password"].Source));
        Assert.Equal((null, "variable API_KEY: set, but not to a number; its value is not read"), (facts["key"].Number, facts["key"].Source));
        Assert.Equal((null, "variable ABSENT: not set"), (facts["absent"].Number, facts["absent"].Source));
    }

    [Fact]
    public void Service_WithDirectEgress_HasNoConnector()
    {
        var facts = Service(CloudSamples.DirectService);

        Assert.Equal(("direct", "none", "private-ranges-only"), (facts["network"].Text, facts["connector"].Text, facts["egress"].Text));
    }

    [Theory]
    [InlineData("""{ "template": { "containers": [ 1, null, { "env": "x", "startupProbe": [] }, { "env": [ null, { "name": 5 }, { "name": "POOL", "value": 20 } ] } ], "vpcAccess": "none", "scaling": [] } }""")]
    [InlineData("""{ "template": { } }""")]
    public void Service_WithOddMembers_TellsNothingOfThem(string json)
    {
        var facts = Service(json);

        Assert.Null(facts["pool"].Number);
        Assert.Null(facts["startup-window"].Number);
        Assert.Equal("none", facts["network"].Text);
    }

    /// <summary>Requests reach the container that has ports; a sidecar's probe, pool and ports are its own.</summary>
    [Theory]
    [InlineData("""{ "name": "proxy", "env": [ { "name": "POOL", "value": "5" } ], "startupProbe": { "periodSeconds": 1, "failureThreshold": 3 } }, { "name": "app", "ports": [ { "containerPort": 8080 } ], "env": [ { "name": "POOL", "value": "20" } ], "startupProbe": { "periodSeconds": 10, "failureThreshold": 24 } }""")]
    [InlineData("""{ "name": "app", "ports": [ { "containerPort": 8080 } ], "env": [ { "name": "POOL", "value": "20" } ], "startupProbe": { "periodSeconds": 10, "failureThreshold": 24 } }, { "name": "proxy", "env": [ { "name": "POOL", "value": "5" } ], "startupProbe": { "periodSeconds": 1, "failureThreshold": 3 } }""")]
    [InlineData("""{ "name": "app", "env": [ { "name": "POOL", "value": "20" } ], "startupProbe": { "periodSeconds": 10, "failureThreshold": 24 } }, { "name": "proxy", "ports": [], "env": [ { "name": "POOL", "value": "5" } ] }""")]
    public void Service_WithSidecars_IsReadFromTheContainerWithPorts_AndNamesIt(string containers)
    {
        var facts = Service($$"""{ "template": { "containers": [ {{containers}} ] } }""");

        Assert.Equal((240, 20), (facts["startup-window"].Number, facts["pool"].Number));
        Assert.Equal("revision, startupProbe of container app: delay + period × threshold", facts["startup-window"].Source);
        Assert.Equal("variable POOL of container app", facts["pool"].Source);
    }

    [Fact]
    public void Service_WhoseSidecarAloneHasAProbe_HasNone()
    {
        var facts = Service("""{ "template": { "containers": [ { "name": "proxy", "startupProbe": { "periodSeconds": 1 }, "env": [ { "name": "POOL", "value": "5" } ] }, { "name": "app", "ports": [ { "containerPort": 8080 } ] } ] } }""");

        Assert.Equal((null, null), (facts["startup-window"].Number, facts["pool"].Number));
        Assert.Equal("no startup probe of container app is set", facts["startup-window"].Source);
        Assert.Equal("variable POOL of container app: not set", facts["pool"].Source);
    }

    [Fact]
    public void Text_FromOutside_IsShortAndOnOneLine()
    {
        var fact = Connector(JsonSerializer.Serialize(new { state = "A\r\n" + new string('x', 9_000) }))["state"];

        Assert.True(fact.Text!.Length <= 300);
        Assert.DoesNotContain('\n', fact.Text);
    }

    [Theory]
    [InlineData("""{ "latestReadyRevision": "a/r1", "latestCreatedRevision": "a/r1" }""", "r1", true)]
    [InlineData("""{ "latestReadyRevision": "a/r1", "latestCreatedRevision": "a/r2" }""", "r1", false)]
    [InlineData("""{ "latestReadyRevision": "a/r2", "latestCreatedRevision": "a/r2", "traffic": [ { "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "revision": "r1", "percent": 100 } ] }""", "r1", false)]
    [InlineData("""{ "latestReadyRevision": "a/r2", "traffic": [ { "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST", "percent": 90 }, { "type": "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION", "revision": "r1", "percent": 10 } ] }""", "r2", true)]
    [InlineData("{}", null, true)]
    public void Revision_ThatServes_NeedNotBeTheNewest(string json, string? name, bool hasTemplate) =>
        Assert.Equal(new ServingRevision(name, hasTemplate), ServingRevision.Of(JsonElement.Parse(json)));

    private static Dictionary<string, LiveFact> Connector(string json) => Read(list => ConnectorFacts.Read(JsonElement.Parse(json), list));

    private static Dictionary<string, LiveFact> Instance(string json) => Read(list => SqlInstanceFacts.Read(JsonElement.Parse(json), list));

    private static Dictionary<string, LiveFact> Service(string json) =>
        Read(list => RunServiceFacts.Read(JsonElement.Parse(json).GetProperty("template"), "orders-7", Variables, list));

    private static Dictionary<string, LiveFact> Read(Action<FactList> read)
    {
        var list = new FactList("x", WireSample.Noon);
        read(list);
        return list.ToFacts().ToDictionary(fact => fact.Id["x.".Length..], StringComparer.Ordinal);
    }
}
