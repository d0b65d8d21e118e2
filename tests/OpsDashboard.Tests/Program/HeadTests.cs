using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>HEAD as probes, link checkers and <c>curl -I</c> send it: as GET, without a body; and all of it over IPv6.</summary>
public sealed class HeadTests
{
    private static readonly string[] Paths =
    [
        "/", "/wall", "/phases", "/sources", "/screens", "/demo", "/incidents", "/incidents/1278", "/incidents/1278/act", "/incidents/1278/report", "/incidents/1278/report.md",
        "/i/1278@r1", "/i/1278@r1.json", "/badges/1278.svg", "/healthz", "/readyz", "/metrics", "/api/v1/snapshot", "/api/v1/incidents", "/api/v1/incidents/1278",
        "/api/v1/incidents/1278/journal.jsonl", "/api/v1/signals", "/api/v1/signals/connector-latency", "/openapi/v1.json",
        "/schemas/snapshot.json", "/schemas/incident.json", "/schemas/appsettings.json", "/live.js", "/nothing", "/api/v1/nothing", "/incidents/9999",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Head_IsGetWithoutABody_OnEveryPath_AlsoOverIpv6()
    {
        using var folder = new TemporaryFolder();
        var hasIpv6 = System.Net.Sockets.Socket.OSSupportsIPv6;
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--urls", hasIpv6 ? "http://[::1]:0" : "http://127.0.0.1:0");
        await program.ReadyAsync();
        await RevisionAsync(program.Client);

        Assert.Equal(hasIpv6 ? "[::1]" : "127.0.0.1", program.Client.BaseAddress!.Host);
        foreach (var path in Paths)
        {
            using var get = await program.Client.GetAsync(path, Cancellation);
            using var head = await program.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Cancellation);

            Assert.Equal((path, get.StatusCode), (path, head.StatusCode));
            Assert.Equal((path, get.Content.Headers.ContentType), (path, head.Content.Headers.ContentType));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
            // Of what changes with each second or snapshot neither would be the same.
            if (path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith("@r1.json", StringComparison.Ordinal))
            {
                Assert.NotNull(get.Headers.ETag);
                Assert.NotNull(get.Content.Headers.ContentLength);
                Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength), (head.Headers.ETag, head.Content.Headers.ContentLength));
            }

            Assert.Equal(get.Headers.ETag is null, head.Headers.ETag is null);
        }
    }

    [Fact]
    public async Task Head_OfALiveConnection_IsNotGet()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}");

        using var head = await program.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/hubs/live"), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, head.StatusCode);
    }

    [Fact]
    public async Task Ipv6_LinksAndSources_StayValid()
    {
        Assert.SkipUnless(System.Net.Sockets.Socket.OSSupportsIPv6, "this machine has no IPv6");
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--urls", "http://[::1]:0");
        var own = program.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        await program.ReadyAsync();
        using var page = await program.Client.GetAsync("/incidents/1278", Cancellation);
        var report = await program.Client.GetStringAsync("/incidents/1278/report.md", Cancellation);

        Assert.StartsWith("http://[::1]:", own, StringComparison.Ordinal);
        Assert.InRange(await LinkedFiles.CheckAsync(program.Client, "/"), 3, 100);
        Assert.DoesNotContain("[", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains($"{own}/incidents/1278", report, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await NegotiateAsync(program.Client, own));
        Assert.Equal(HttpStatusCode.Forbidden, await NegotiateAsync(program.Client, "http://[::2]"));
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "[::2]:80" } };
        using var refused = await program.Client.SendAsync(foreign, Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static async Task<HttpStatusCode> NegotiateAsync(HttpClient client, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/live/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } };
        using var answer = await client.SendAsync(request, Cancellation);
        return answer.StatusCode;
    }

    private static async Task RevisionAsync(HttpClient client)
    {
        using var frozen = await client.PostAsJsonAsync("/api/v1/incidents/1278/freeze", new { note = "for links" }, Cancellation);
        var answer = await frozen.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.True(frozen.IsSuccessStatusCode, answer.ToString());
    }
}
