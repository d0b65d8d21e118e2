using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Api;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api;

public sealed class ApiEndpointsTests
{
    [Fact]
    public async Task Snapshot_BeforeTheFirst_IsUnavailableInWords()
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync("/api/v1/snapshot", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await JsonAsync(response);
        Assert.Equal("No snapshot yet.", problem.GetProperty("title").GetString());
        Assert.Equal(503, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Snapshot_Published_IsTheContractsJson()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Full);

        using var response = await app.Client.GetAsync("/api/v1/snapshot", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Equal("\"1772445600000\"", response.Headers.ETag?.Tag);
        Assert.Equal(JsonSerializer.Serialize(FullSnapshot.Full, SnapshotJson.Options), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Snapshot_WhenNotNewer_IsNotSentAgain()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Full);
        app.Client.DefaultRequestHeaders.IfNoneMatch.Add(new EntityTagHeaderValue("\"1772445600000\""));

        using var same = await app.Client.GetAsync("/api/v1/snapshot", TestContext.Current.CancellationToken);
        app.Feed.Publish(FullSnapshot.Bare);
        using var newer = await app.Client.GetAsync("/api/v1/snapshot", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
        Assert.Equal(FullSnapshot.Bare.Version, (await JsonAsync(newer)).GetProperty("version").GetInt64());
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("GET", "/api")]
    [InlineData("POST", "/api/v2/snapshot")]
    public async Task UnknownAddress_UnderApi_IsAProblem(string method, string path)
    {
        await using var app = await StartAsync();

        using var response = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"{method} {path} is not part of this API.", (await JsonAsync(response)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("DELETE", "/api/v1/snapshot", "GET")]
    [InlineData("PUT", "/api/v1/incidents/41/notes", "POST")]
    [InlineData("GET", "/api/v1/incidents/41/evidence/journey", "POST")]
    [InlineData("OPTIONS", "/api/v1/incidents/41/notes", "POST")]
    public async Task KnownAddress_WithAnotherMethod_SaysWhichAreAllowed(string method, string path, string allowed)
    {
        await using var app = await StartAsync();

        using var response = await app.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal([allowed], response.Content.Headers.Allow);
        Assert.Equal($"{method} {path} is not part of this API; allowed is {allowed}.", (await JsonAsync(response)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/schemas/snapshot.json", "OpsDashboard snapshot")]
    [InlineData("/schemas/appsettings.json", "OpsDashboard configuration")]
    public async Task Schemas_Always_AreServed(string path, string title)
    {
        await using var app = await StartAsync();

        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(title, (await JsonAsync(response)).GetProperty("title").GetString());
    }

    [Fact]
    public async Task Health_BeforeAndAfterTheFirstSnapshot_TellsLiveFromReady()
    {
        await using var app = await StartAsync();

        Assert.Equal((HttpStatusCode.OK, "ok"), await TextAsync(app, "/healthz"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: The first snapshot is published a few seconds after the start."), await TextAsync(app, "/readyz"));

        app.Feed.Publish(FullSnapshot.Bare);

        Assert.Equal((HttpStatusCode.OK, "ready"), await TextAsync(app, "/readyz"));
    }

    [Fact]
    public async Task Ready_AfterACycleThatMadeNoSnapshot_IsNot_UntilOneDoes()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Bare);

        app.Feed.Fail();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: The newest readings could not be judged; the program's log says why."), await TextAsync(app, "/readyz"));

        app.Feed.Publish(FullSnapshot.Bare);
        Assert.Equal((HttpStatusCode.OK, "ready"), await TextAsync(app, "/readyz"));
    }

    [Theory]
    [InlineData(JournalStatus.Failing, "not ready: The journal cannot be written: disk full.")]
    [InlineData(JournalStatus.Unread, "not ready: The journal has not been read: disk full.")]
    public async Task Ready_WhileTheJournalIsInTrouble_IsNot_AndSaysWhy(JournalStatus status, string text)
    {
        await using var app = await StartAsync();
        app.Feed.Publish(FullSnapshot.Full with { Journal = new JournalState(status, "disk full", FullSnapshot.At, 7) });

        Assert.Equal((HttpStatusCode.ServiceUnavailable, text), await TextAsync(app, "/readyz"));
        app.Feed.Publish(FullSnapshot.Full);

        Assert.Equal((HttpStatusCode.OK, "ready"), await TextAsync(app, "/readyz"));
    }

    private static Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(
        app => app.MapApi(),
        services => services.AddSingleton(Desk.Options).AddSingleton(new Desk().Journal).AddSingleton(new Desk().Frozen).AddSingleton(new Desk().Workspace).AddApi());

    private static async Task<(HttpStatusCode Status, string Text)> TextAsync(LoopbackApp app, string path)
    {
        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
