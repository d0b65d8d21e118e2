using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Api;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api;

public sealed class FrozenEndpointTests : IAsyncLifetime
{
    private DeskApp _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await DeskApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "note": "before <b>the</b> fix", "by": "Ann" }""")]
    public async Task Post_IsCreated_AndItsLinkServesImmutableBytesWithTheirHash(string body)
    {
        using var made = await _app.PostAsync("freeze", body);

        Assert.Equal((HttpStatusCode.Created, $"/i/{Desk.Number}@r1"), (made.StatusCode, made.Headers.Location?.OriginalString));
        var answer = await DeskApp.JsonAsync(made);
        Assert.Equal((1, $"/i/{Desk.Number}@r1"), (answer.GetProperty("revision").GetInt32(), answer.GetProperty("url").GetString()));
        using var read = await _app.Client.GetAsync($"/i/{Desk.Number}@r1.json", Cancellation);
        var text = await read.Content.ReadAsStringAsync(Cancellation);
        var hash = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("hash").GetString()!;
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Replace($"\"hash\":\"{hash}\",", "")))));
        Assert.Equal(($"\"{hash}\"", "application/json"), (read.Headers.ETag?.Tag, read.Content.Headers.ContentType?.ToString()));
        Assert.Equal(["immutable", "max-age=31536000", "public"], read.Headers.NonValidated["Cache-Control"].ToString().Split(", ").Order());
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/i/{Desk.Number}@r1.json") { Headers = { IfNoneMatch = { read.Headers.ETag! } } };
        using var known = await _app.Client.SendAsync(again, Cancellation);
        Assert.Equal((HttpStatusCode.NotModified, 0), (known.StatusCode, (await known.Content.ReadAsByteArrayAsync(Cancellation)).Length));
    }

    [Fact]
    public async Task Post_NoBody_IsAnEmptyObject()
    {
        using var made = await _app.SendAsync(DeskApp.Path("freeze"), content: null);

        Assert.Equal((HttpStatusCode.Created, $"/i/{Desk.Number}@r1"), (made.StatusCode, made.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("/i/41@r1.json", true)]
    [InlineData("/i/41@r1", false)]
    [InlineData("/incidents/41.json", false)]
    public void IsFor_TellsDataFromPages(string path, bool expected) => Assert.Equal(expected, FrozenEndpoint.IsFor(path));

    [Fact]
    public async Task Get_UnknownRevision_SaysWhichThereAre_AndIsNotKept()
    {
        var path = $"/i/{Desk.Number}@r3.json";
        Assert.Contains("there are none of it", await DetailAsync(path));
        using (await _app.PostAsync("freeze", "{}"))
        {
            Assert.Contains("there is r1.", await DetailAsync(path));
        }

        using (await _app.PostAsync("freeze", "{}"))
        {
            Assert.Contains("there are r1 to r2.", await DetailAsync(path));
        }
    }

    [Theory]
    [InlineData("""{ "notes": "x" }""", "notes")]
    [InlineData("""{ "note": 3 }""", "note")]
    [InlineData("""{ "note": "two\nlines" }""", "note")]
    [InlineData("""{ "note": "half \ud800" }""", "note")]
    public async Task Post_NotAllowed_Is422AndNamesTheField(string body, string field)
    {
        using var response = await _app.PostAsync("freeze", body);

        Assert.True((await DeskApp.ProblemAsync(response, HttpStatusCode.UnprocessableEntity)).GetProperty("errors").TryGetProperty(field, out _));
        Assert.Empty(_app.Desk.Journal.Facts.Of(Desk.Number).Frozen);
    }

    [Fact]
    public async Task Post_TooOften_Is429WithRetryAfter_AndFreezesNothing()
    {
        for (var i = 0; i < 10; i++)
        {
            using var made = await _app.PostAsync("freeze", "{}");
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        using var response = await _app.PostAsync("freeze", "{}");

        var problem = await DeskApp.ProblemAsync(response, HttpStatusCode.TooManyRequests);
        Assert.Contains("10 times", problem.GetProperty("detail").GetString());
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal(10, _app.Desk.Journal.Facts.Of(Desk.Number).Frozen.Count);
    }

    [Fact]
    public async Task Post_UnknownIncident_Is404()
    {
        using var response = await _app.SendAsync("/api/v1/incidents/7/freeze", new StringContent("{}", Encoding.UTF8, "application/json"));

        await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Post_BeforeASnapshot_Is503()
    {
        await using var blind = await LoopbackApp.StartAsync(app => app.MapApi(), services => BlindDesk.Add(services).AddApi());

        using var response = await blind.Client.PostAsync(DeskApp.Path("freeze"), new StringContent("{}", Encoding.UTF8, "application/json"), Cancellation);

        await DeskApp.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Get_StoreThatCannotBeRead_Is503AndIsNotKept()
    {
        using var folder = new TemporaryFolder();
        // A folder where the file should be.
        await using var store = JournalStore.Sqlite(Directory.CreateDirectory(folder.PathOf("journal.db")).FullName, TimeProvider.System);
        using var journal = new IncidentJournal(store, _app.Desk.Clock, _app.Desk.Time);
        await using var app = await LoopbackApp.StartAsync(
            app => app.MapApi(),
            services => services.AddSingleton(Desk.Options).AddSingleton(journal).AddSingleton(new FrozenRevisions(Desk.Options, journal)).AddSingleton(_app.Desk.Workspace).AddApi());

        using var response = await app.Client.GetAsync($"/i/{Desk.Number}@r1.json", Cancellation);

        await DeskApp.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    private async Task<string?> DetailAsync(string path)
    {
        using var response = await _app.Client.GetAsync(path, Cancellation);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString();
    }
}
