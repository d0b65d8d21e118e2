using System.Net;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Tests.Emulator.Rest;

public sealed class RestEndpointsTests : IAsyncLifetime
{
    private const string Location = "projects/netra-staging/locations/us-central1";
    private readonly RunningEmulator _emulator = new();

    public ValueTask InitializeAsync() => _emulator.InitializeAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Connector_AtTheAssessment_IsThatOfTheIncident()
    {
        var connector = await Get($"/v1/{Location}/connectors/staging-connector");

        Assert.Equal($"{Location}/connectors/staging-connector", (string?)connector["name"]);
        Assert.Equal("READY", (string?)connector["state"]);
        Assert.Equal("e2-micro", (string?)connector["machineType"]);
        Assert.Equal((2, 3), ((int)connector["minInstances"]!, (int)connector["maxInstances"]!));
        Assert.Equal((200, 300), ((int)connector["minThroughput"]!, (int)connector["maxThroughput"]!));
    }

    [Fact]
    public async Task Connectors_Listed_HoldTheOneOfTheLocation()
    {
        Assert.Single((await Get($"/v1/{Location}/connectors?pageSize=10"))["connectors"]!.AsArray());
        Assert.Empty((await Get("/v1/projects/netra-staging/locations/europe-west1/connectors")).AsObject());
    }

    [Fact]
    public async Task SqlInstance_Read_TellsFlagAddressAndTextNumbers()
    {
        var instance = await Get("/v1/projects/netra-staging/instances/staging-shared-postgres");

        Assert.Equal("RUNNABLE", (string?)instance["state"]);
        Assert.Equal("netra-staging:us-central1:staging-shared-postgres", (string?)instance["connectionName"]);
        Assert.Equal("PRIVATE", (string?)instance["ipAddresses"]![0]!["type"]);
        Assert.Equal("ALWAYS", (string?)instance["settings"]!["activationPolicy"]);
        Assert.Equal("20", (string?)instance["settings"]!["dataDiskSizeGb"]);
        var flag = Assert.Single(instance["settings"]!["databaseFlags"]!.AsArray())!;
        Assert.Equal(("max_connections", "100"), ((string?)flag["name"], (string?)flag["value"]));
    }

    [Fact]
    public async Task Service_Read_TellsRevisionPathAndVariables()
    {
        var service = await Get($"/v2/{Location}/services/netra-backend-staging");

        var template = service["template"]!;
        Assert.Equal($"{Location}/connectors/staging-connector", (string?)template["vpcAccess"]!["connector"]);
        Assert.Equal("ALL_TRAFFIC", (string?)template["vpcAccess"]!["egress"]);
        Assert.Equal("netra-staging:us-central1:staging-shared-postgres", (string?)template["volumes"]![0]!["cloudSqlInstance"]!["instances"]![0]);
        Assert.EndsWith($"/revisions/{template["revision"]}", (string?)service["latestReadyRevision"]);
        Assert.Equal("CONDITION_SUCCEEDED", (string?)service["terminalCondition"]!["state"]);
        var variables = template["containers"]![0]!["env"]!.AsArray();
        Assert.Equal(
            ["ENVIRONMENT=staging", "DB_POOL_SIZE=20", "DB_MAX_OVERFLOW=30", "DB_CONNECT_TIMEOUT_SECONDS=25", "POSTGRES_PASSWORD="],
            variables.Select(variable => $"{variable!["name"]}={variable["value"]}"));
        Assert.NotNull(variables[^1]!["valueSource"]!["secretKeyRef"]!["secret"]);
    }

    [Fact]
    public async Task Settings_Changed_AreToldByEachApi()
    {
        _emulator.Controls.Set(new StagingSettings { MaxConnections = 200, PoolSize = 5, ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });
        _emulator.Now += TimeSpan.FromHours(1);

        Assert.Equal(4, (int)(await Get($"/v1/{Location}/connectors/staging-connector"))["minInstances"]!);
        Assert.Equal("200", (string?)(await Get("/v1/projects/netra-staging/instances/staging-shared-postgres"))["settings"]!["databaseFlags"]![0]!["value"]);
        Assert.Equal("5", (string?)(await Get($"/v2/{Location}/services/netra-backend-staging"))["template"]!["containers"]![0]!["env"]![1]!["value"]);
    }

    [Theory]
    [InlineData($"/v1/{Location}/connectors/other", 404, "NOT_FOUND", "connectors/other' was not found")]
    [InlineData("/v1/projects/netra-staging/locations/europe-west1/connectors/staging-connector", 404, "NOT_FOUND", "was not found")]
    [InlineData("/v1/projects/netra-staging/instances/other", 404, "NOT_FOUND", "does not exist")]
    [InlineData($"/v2/{Location}/services/other", 404, "NOT_FOUND", "'other' of kind 'SERVICE'")]
    [InlineData($"/v1/{Location}/nope", 404, "NOT_FOUND", "not served")]
    [InlineData("/v1/projects/other/instances/staging-shared-postgres", 403, "PERMISSION_DENIED", "cloudsql.instances.get denied on projects/other")]
    [InlineData("/v1/projects/netra-staging/instances/staging-shared-postgres?fields=state", 400, "INVALID_ARGUMENT", "Unknown name \"fields\"")]
    [InlineData("/v1/projects/netra-staging/instances/staging-shared-postgres?alt=media", 501, "UNIMPLEMENTED", "alt other than json")]
    [InlineData($"/v1/{Location}/connectors?pageSize=-1", 400, "INVALID_ARGUMENT", "page_size")]
    [InlineData($"/v1/{Location}/connectors?pageToken=x", 400, "INVALID_ARGUMENT", "page_token")]
    [InlineData("/admin/settings", 404, "NOT_FOUND", "not served")]
    public async Task Request_Wrong_IsRefusedInGooglesShape(string path, int code, string status, string message)
    {
        using var answer = await _emulator.Rest.GetAsync(path, TestContext.Current.CancellationToken);

        var error = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal((code, code, status), ((int)answer.StatusCode, (int)error["code"]!, (string?)error["status"]));
        Assert.Contains(message, (string?)error["message"]);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task Request_FromForeignPage_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/{Location}/connectors");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _emulator.Rest.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Rest_OnTheGrpcPort_IsNotThere()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions(), () => RunningEmulator.Assessed, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0");
        using var client = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var answer = await client.GetAsync(new Uri(server.Address, $"/v1/{Location}/connectors"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Server_WithoutRestUrl_HasNoRestAddress()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions(), () => RunningEmulator.Assessed, "http://127.0.0.1:0");

        Assert.Null(server.RestAddress);
    }

    private async Task<JsonNode> Get(string path) =>
        JsonNode.Parse(await _emulator.Rest.GetStringAsync(path, TestContext.Current.CancellationToken))!;
}
