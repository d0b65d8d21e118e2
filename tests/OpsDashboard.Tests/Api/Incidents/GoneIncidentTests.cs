using System.Net;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Incidents;

/// <summary>An incident that is in the journal and no longer in the configuration.</summary>
public sealed class GoneIncidentTests : IAsyncLifetime
{
    private const int Gone = 12;

    private DeskApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await DeskApp.StartAsync();
        var note = new NewEntry(Gone, 1, EntryKind.Note, "", Desk.Now, "Ann", EntryJson.Write(new NoteBody("was here")));
        await _app.Desk.Journal.AppendAsync(note, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("/api/v1/incidents/12")]
    [InlineData("/incidents/12/report.md")]
    public async Task Asked_Is410WithWhereTheRestIs(string path)
    {
        using var response = await _app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(
            "Incident 12 is no longer configured; no revision of it was kept, its journal is /api/v1/incidents/12/journal.jsonl.",
            (await DeskApp.ProblemAsync(response, HttpStatusCode.Gone)).GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/api/v1/incidents/12/journal.jsonl")]
    [InlineData("/api/v1/incidents/12/journal")]
    public async Task Journal_Stays(string path) =>
        Assert.Contains("was here", await _app.Client.GetStringAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [Fact]
    public async Task Deed_IsRefusedInWords()
    {
        using var response = await _app.SendAsync("/api/v1/incidents/12/notes", new StringContent("""{ "text": "x" }""", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal("Incident 12 is no longer configured: nothing can be recorded of it any more.", (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Never_IsA404ThatListsTheKnown()
    {
        using var response = await _app.Client.GetAsync("/api/v1/incidents/9999", TestContext.Current.CancellationToken);

        Assert.Equal("There is no incident 9999. Known incidents: 41; no longer configured: 12.", (await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound)).GetProperty("detail").GetString());
    }
}
