using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>A proxy in the environment, as company machines have it.</summary>
public sealed class ProxyTests
{
    private static readonly string[] Variables = ["http_proxy", "https_proxy", "all_proxy", "ALL_PROXY", "HTTP_PROXY"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demo_NeverGoesByTheProxy()
    {
        using var folder = new TemporaryFolder();
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        using var program = await RunningProgram.StartAsync(Start($"http://{proxy.LocalEndpoint}", folder.PathOf("journal.db")));

        // A slow machine's first cycle may end before everything has answered; by a proxy that says nothing none would ever be right.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while ((await SourcesAsync(program)).Any(source => source.Status is not ("ok" or "off")))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }

        Assert.Equal(2, (await SourcesAsync(program)).Count(source => source.Id is "cloud-monitoring" or "cloud-configuration"));
        Assert.False(proxy.Pending());
    }

    [Fact]
    public async Task FailureThroughTheProxy_NamesIt_WithoutItsUser()
    {
        using var folder = new TemporaryFolder();
        // A port that was free a moment ago: nobody answers there.
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var address = closed.LocalEndpoint.ToString()!;
        closed.Stop();
        using var program = await RunningProgram.StartAsync(Start(
            $"http://ann:hunter2@{address}", folder.PathOf("journal.db"),
            "--CloudMonitoring:Endpoint", "http://metrics.example:8085", "--CloudConfiguration:Endpoint", "http://configuration.example:8086"));

        var sources = await SourcesAsync(program);

        foreach (var id in new[] { "cloud-monitoring", "cloud-configuration" })
        {
            var source = Assert.Single(sources, source => source.Id == id);
            Assert.Contains($"(through the proxy {address})", source.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", source.Error, StringComparison.Ordinal);
        }
    }

    private static System.Diagnostics.ProcessStartInfo Start(string proxy, string journal, params string[] arguments)
    {
        var start = RunningProgram.Dotnet(
            ShippedConfiguration.RepositoryRoot,
            [typeof(OpsDashboard.ValueList).Assembly.Location, "--urls", "http://127.0.0.1:0", "--Journal:ConnectionString", $"Data Source={journal}", .. arguments]);
        foreach (var variable in Variables)
        {
            start.Environment[variable] = proxy;
        }

        start.Environment.Remove("no_proxy");
        start.Environment.Remove("NO_PROXY");
        return start;
    }

    private static async Task<(string Id, string Status, string? Error)[]> SourcesAsync(RunningProgram program)
    {
        await program.ReadyAsync();
        using var snapshot = JsonDocument.Parse(await program.Client.GetStringAsync("/api/v1/snapshot", Cancellation));
        return [.. snapshot.RootElement.GetProperty("sources").EnumerateArray().Select(source =>
            (source.GetProperty("id").GetString()!, source.GetProperty("status").GetString()!, source.GetProperty("error").GetString()))];
    }
}
