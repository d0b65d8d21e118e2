using OpsDashboard.Emulator;

namespace OpsDashboard.Tests.Emulator;

public sealed class StandAloneTests
{
    [Fact]
    public void CommandLine_Empty_HasTheDefaults()
    {
        var faults = new List<string>();

        var commandLine = CommandLine.Read([], faults);

        Assert.Empty(faults);
        Assert.Equal(("http://127.0.0.1:8085", null, new EmulatorOptions()), (commandLine.Url, commandLine.AdminUrl, commandLine.Options));
    }

    [Fact]
    public void CommandLine_Given_IsRead()
    {
        var faults = new List<string>();

        var commandLine = CommandLine.Read(
            ["--urls", "http://localhost:9", "--admin-urls", "http://localhost:10", "--Emulator:Seed=7", "--emulator:startat", "2025-09-15T12:00:00Z"], faults);

        Assert.Empty(faults);
        Assert.Equal("http://localhost:10", commandLine.AdminUrl);
        Assert.Equal(7, commandLine.Options.Seed);
        Assert.Equal(new DateTimeOffset(2025, 9, 15, 12, 0, 0, TimeSpan.Zero), commandLine.Options.StartAt);
    }

    [Theory]
    [InlineData("urls: \"http://0.0.0.0:1\" must be a loopback address", "--urls", "http://0.0.0.0:1")]
    [InlineData("urls: \"https://127.0.0.1:1\" must begin with http://", "--urls", "https://127.0.0.1:1")]
    [InlineData("Emulator:Seed: \"x\" is not a whole number from -2147483648 to 2147483647", "--Emulator:Seed", "x")]
    [InlineData("Emulator:Scenario: \"x\" is unknown", "--Emulator:Scenario", "x")]
    [InlineData("Emulator:StartAt: \"x\" is not a time with Z or an offset", "--Emulator:StartAt", "x")]
    [InlineData("Emulator:TimeScale: alone the emulator runs at 1", "--Emulator:TimeScale", "60")]
    [InlineData("Emulator:Nope: unknown key", "--Emulator:Nope", "1")]
    [InlineData("admin-urls: \"http://0.0.0.0:1\" must be a loopback address", "--admin-urls", "http://0.0.0.0:1")]
    [InlineData("urls: has no value", "--urls")]
    [InlineData("x: expected --key value", "x")]
    public void CommandLine_Fault_IsNamedByKey(string fault, params string[] args)
    {
        var faults = new List<string>();

        CommandLine.Read(args, faults);

        Assert.StartsWith(fault, Assert.Single(faults));
    }

    [Fact]
    public void CommandLine_SeveralFaults_AreAllTold()
    {
        var faults = new List<string>();

        CommandLine.Read(["--urls", "http://0.0.0.0:1", "--Emulator:Seed", "x", "--nope", "1"], faults);

        Assert.Equal(3, faults.Count);
    }

    [Fact]
    public async Task Server_OnIpv6_AnswersAtTheAddressItNames()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions(), () => RunningEmulator.Assessed, "http://[::1]:0", restUrl: "http://[::1]:0");

        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(server.Address);
        var reply = await new Google.Cloud.Monitoring.V3.MetricService.MetricServiceClient(channel).ListTimeSeriesAsync(
            RunningEmulator.Request("metric.type = \"logging.googleapis.com/user/startup_count\""), cancellationToken: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = server.RestAddress };
        using var rest = await client.GetAsync("/v2/projects/netra-staging/locations/us-central1/services/netra-backend-staging", TestContext.Current.CancellationToken);

        Assert.Equal(("[::1]", "[::1]"), (server.Address.Host, server.RestAddress!.Host));
        Assert.NotEmpty(reply.TimeSeries);
        Assert.NotEqual(System.Net.HttpStatusCode.Forbidden, rest.StatusCode);
    }

    [Fact]
    public async Task Server_NotLoopback_DoesNotStart() => await Assert.ThrowsAsync<ArgumentException>(
        () => EmulatorServer.StartAsync(new EmulatorOptions(), () => RunningEmulator.Assessed, "http://0.0.0.0:0"));

    [Fact]
    public async Task Server_ShiftedAxis_ShowsTheSameHistoryLater()
    {
        var shift = TimeSpan.FromDays(400) + TimeSpan.FromMinutes(7);
        async Task<List<(DateTimeOffset End, long Value)>> Read(TimeSpan by)
        {
            await using var server = await EmulatorServer.StartAsync(
                new EmulatorOptions(), () => RunningEmulator.Assessed + by, "http://127.0.0.1:0", by);
            using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(server.Address);
            var request = RunningEmulator.Request("metric.type = \"logging.googleapis.com/user/startup_count\"");
            request.Interval.StartTime += Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(by);
            request.Interval.EndTime += Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(by);
            var reply = await new Google.Cloud.Monitoring.V3.MetricService.MetricServiceClient(channel)
                .ListTimeSeriesAsync(request, cancellationToken: TestContext.Current.CancellationToken);
            return [.. reply.TimeSeries[0].Points.Select(point => (point.Interval.EndTime.ToDateTimeOffset() - by, point.Value.Int64Value))];
        }

        var straight = await Read(TimeSpan.Zero);

        Assert.NotEmpty(straight);
        Assert.Equal(straight, await Read(shift));
    }
}
