using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Security;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Incidents;

public sealed class JournalLinesTests
{
    [Fact]
    public async Task Lines_OfALongJournal_AreWholeAndInOrder()
    {
        await using var app = await DeskApp.StartAsync();
        await WriteAsync(app.Desk.Journal, 450);

        using var response = await app.Client.GetAsync(DeskApp.Path("journal.jsonl"), TestContext.Current.CancellationToken);

        Assert.Equal(("application/jsonl", "incident-41-journal.jsonl"), (response.Content.Headers.ContentType?.ToString(), response.Content.Headers.ContentDisposition?.FileName));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 450).Select(Text), Lines(text).Select(line => line.GetProperty("body").GetProperty("text").GetString()));
        Assert.Equal(Enumerable.Range(1, 450), Lines(text).Select(line => line.GetProperty("position").GetInt32()));
    }

    [Theory]
    [InlineData("after=448", 2)]
    [InlineData("after=450", 0)]
    public async Task Lines_BehindAPosition_GoOn(string query, int expected)
    {
        await using var app = await DeskApp.StartAsync();
        await WriteAsync(app.Desk.Journal, 450);

        var text = await app.Client.GetStringAsync(DeskApp.Path($"journal.jsonl?{query}"), TestContext.Current.CancellationToken);

        Assert.Equal(expected, Lines(text).Count());
    }

    [Theory]
    [InlineData("/api/v1/incidents/41/journal.jsonl?after=x", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/incidents/7/journal.jsonl", HttpStatusCode.NotFound)]
    public async Task Request_ThatIsWrong_IsRefused(string path, HttpStatusCode status)
    {
        await using var app = await DeskApp.StartAsync();

        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        await DeskApp.ProblemAsync(response, status);
    }

    [Fact]
    public async Task Store_ThatFailsOnTheWay_EndsWithAnErrorAndABrokenConnection()
    {
        using var folder = new TemporaryFolder();
        await using var store = JournalStore.Sqlite(folder.PathOf("journal.db"), TimeProvider.System);
        var desk = new Desk();
        using var journal = new IncidentJournal(store, desk.Clock, desk.Time);
        Assert.True(await journal.CatchUpAsync(TestContext.Current.CancellationToken));
        await WriteAsync(journal, 450);
        Spoil(folder.PathOf("journal.db"), position: 300);
        await using var app = await LoopbackApp.StartAsync(
            app => OpsDashboard.Api.ApiEndpoints.MapApi(app),
            services => OpsDashboard.Api.ApiEndpoints.AddApi(BlindDesk.Add(services).AddSingleton(journal).AddSecurity()));

        using var response = await app.Client.GetAsync(DeskApp.Path("journal.jsonl"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var lines = new List<string>();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(line);
            }
        });

        var last = JsonDocument.Parse(lines[^1]).RootElement;
        Assert.StartsWith("The journal could not be read on: entry 300 of the journal is of the kind nonsense", last.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal((201, 200), (lines.Count, last.GetProperty("after").GetInt32()));
    }

    [Fact]
    public async Task Store_ThatFailsAtOnce_Is503()
    {
        using var folder = new TemporaryFolder();
        await using var store = JournalStore.Sqlite(folder.PathOf("journal.db"), TimeProvider.System);
        var desk = new Desk();
        using var journal = new IncidentJournal(store, desk.Clock, desk.Time);
        Assert.True(await journal.CatchUpAsync(TestContext.Current.CancellationToken));
        await WriteAsync(journal, 3);
        Spoil(folder.PathOf("journal.db"), position: 2);
        await using var app = await LoopbackApp.StartAsync(
            app => OpsDashboard.Api.ApiEndpoints.MapApi(app),
            services => OpsDashboard.Api.ApiEndpoints.AddApi(BlindDesk.Add(services).AddSingleton(journal).AddSecurity()));

        using var response = await app.Client.GetAsync(DeskApp.Path("journal.jsonl"), TestContext.Current.CancellationToken);

        await DeskApp.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
    }

    // With what would end a line, or a text, where lines are split carelessly.
    private static string Text(int number) => $"{number}\n\u2028{{\"}}\u0085";

    private static IEnumerable<JsonElement> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    private static async Task WriteAsync(IncidentJournal journal, int count)
    {
        var entries = Enumerable.Range(0, count).Select(i => new NewEntry(Desk.Number, 1, EntryKind.Note, "", Desk.Now, "Ann", EntryJson.Write(new NoteBody(Text(i)))));
        Assert.All(await journal.AppendAsync([.. entries], TestContext.Current.CancellationToken), result => Assert.IsType<AppendResult.Written>(result));
    }

    private static void Spoil(string file, int position)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE journal_entry SET kind = 'nonsense' WHERE position = {position}";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
