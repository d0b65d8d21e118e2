using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>Tickets of some systems are numbered beyond 32 bits. The built program over the journal of an older one, with the largest number that browsers hold exactly.</summary>
public sealed class LargeIncidentNumberTests(SharedPostgres postgres)
{
    private const string Number = "9007199254740991";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task EverySurface_OverAnOlderJournal_ShowsTheNumber(string kind)
    {
        using var folder = new TemporaryFolder();
        var journal = kind == "postgres" ? await (await postgres.ServerAsync()).CreateDatabaseAsync() : $"Data Source={folder.PathOf("journal.db")}";
        await using (var older = new JournalStore(kind == "postgres" ? new PostgresDialect(journal) : new SqliteDialect(folder.PathOf("journal.db")), TimeProvider.System, [.. SchemaStep.All.Take(3)]))
        {
            await older.PrepareAsync(Cancellation);
        }

        using var program = await RunningProgram.StartAsync(journal, "--Emulator:TimeScale", "1", "--Incidents:0:Number", Number);
        using var frozen = JsonDocument.Parse(await PatientlyAsync(program.Client, $"/i/{Number}@r1.json"));
        Assert.Equal(9_007_199_254_740_991, frozen.RootElement.GetProperty("number").GetInt64());
        Assert.Equal(9_007_199_254_740_991, frozen.RootElement.GetProperty("incident").GetProperty("number").GetInt64());
        await PostAsync(program.Client, "notes", new { text = "read back" });
        Assert.Equal($"/i/{Number}@r2", (string?)(await PostAsync(program.Client, "freeze", new { }))["url"]);

        var snapshot = await program.Client.GetFromJsonAsync<JsonObject>("/api/v1/snapshot", Cancellation);
        var journalled = await program.Client.GetFromJsonAsync<JsonObject>($"/api/v1/incidents/{Number}/journal?limit=500", Cancellation);
        Assert.Equal(9_007_199_254_740_991, (long)snapshot!["incidents"]![0]!["number"]!);
        Assert.All(journalled!["entries"]!.AsArray(), entry => Assert.Contains((long)entry!["incident"]!, (long[])[0, 9_007_199_254_740_991]));
        // Pages follow the next snapshot.
        await PatientlyAsync(program.Client, $"/incidents/{Number}", "read back");
        foreach (var (path, shown) in Surfaces(snapshot))
        {
            using var answer = await program.Client.GetAsync(path, Cancellation);
            var text = await answer.Content.ReadAsStringAsync(Cancellation);

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode}");
            Assert.True(text.Contains(shown, StringComparison.Ordinal), $"{path} does not have {shown}");
        }

        using var unknown = await program.Client.GetAsync("/api/v1/incidents/9007199254740992", Cancellation);
        Assert.Contains($"Known incidents: {Number}", await unknown.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Path, string Shown)> Surfaces(JsonObject snapshot) =>
    [
        ($"/api/v1/incidents/{Number}", $"\"number\":{Number}"),
        ($"/api/v1/incidents/{Number}/journal.jsonl", $"\"incident\":{Number}"),
        ("/", $"href=\"./incidents/{Number}\""),
        ("/incidents", $"href=\"./incidents/{Number}\""),
        ($"/incidents/{Number}", "read back"),
        ($"/incidents/{Number}", $"data-view=\"incident-{Number}\""),
        ($"/incidents/{Number}?at={snapshot["at"]}", Number),
        ($"/incidents/{Number}/act", Number),
        ($"/incidents/{Number}/report", Number),
        ($"/incidents/{Number}/report.md", $"/incidents/{Number}"),
        ($"/i/{Number}@r1", $"incident {Number}"),
        ($"/badges/{Number}/{snapshot["incidents"]![0]!["horizons"]![0]!["criteria"]![0]!["id"]}.svg", "<title>"),
        ("/metrics", $"incident=\"{Number}\""),
        ("/wall?view=incident", Number),
    ];

    private static async Task<JsonObject> PostAsync(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/incidents/{Number}/{path}", body, Cancellation);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Cancellation))!;
    }

    /// <summary>The first revision is frozen, and a note is shown, with a later snapshot.</summary>
    private static async Task<byte[]> PatientlyAsync(HttpClient client, string path, string contains = "")
    {
        for (var since = TimeProvider.System.GetTimestamp(); ;)
        {
            using var answer = await client.GetAsync(path, Cancellation);
            if (answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsStringAsync(Cancellation)).Contains(contains, StringComparison.Ordinal))
            {
                return await answer.Content.ReadAsByteArrayAsync(Cancellation);
            }

            Assert.True(TimeProvider.System.GetElapsedTime(since) < Patience, $"{path}: {answer.StatusCode}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }
    }
}
