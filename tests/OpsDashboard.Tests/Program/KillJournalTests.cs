using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The program is killed while clients post as fast as they are answered: what was acknowledged must be there, once. A short
/// form; <c>tests/drill kill-journal</c> kills a hundred times.</summary>
/// <remarks>This shows that nothing is lost with the process. That nothing is lost with the power rests on <c>synchronous=FULL</c>
/// (SQLite), <c>fsync</c> and <c>synchronous_commit</c> (PostgreSQL), and on a disk that keeps its word.</remarks>
public sealed class KillJournalTests(SharedPostgres postgres, ITestOutputHelper output)
{
    private const int Writers = 4;

    /// <summary>Acknowledged notes after which the program is killed, at most; the others are in flight then.</summary>
    private const int MostBetween = 40;

    private readonly ConcurrentDictionary<string, byte> _acknowledged = new(StringComparer.Ordinal);
    private int _texts;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_WhileClientsPost_LosesNothingThatWasAcknowledged()
    {
        var (kills, kind) = Asked();
        using var folder = new TemporaryFolder();
        var text = kind == "postgres" ? await (await postgres.ServerAsync()).CreateDatabaseAsync() : $"Data Source={folder.PathOf("drill.db")}";
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var kill = 1; kill <= kills; kill++)
        {
            await PostAndKillAsync(text, random.Next(1, MostBetween));
        }

        await using var store = kind == "postgres" ? JournalStore.Postgres(text, TimeProvider.System) : JournalStore.Sqlite(folder.PathOf("drill.db"), TimeProvider.System);
        await store.PrepareAsync(Cancellation);
        var found = await NotesAsync(store);
        var lost = _acknowledged.Keys.Except(found).ToArray();
        var doubled = found.GroupBy(note => note).Where(same => same.Count() > 1).Select(same => same.Key).ToArray();
        var result = $"{kind}: {kills} kills, {_acknowledged.Count} acknowledged, {found.Count} found, {lost.Length} lost, {doubled.Length} doubled (seed {seed})";
        output.WriteLine(result);
        Console.WriteLine(result);
        Assert.True(_acknowledged.Count >= kills, "hardly anything was acknowledged: this proves nothing");
        Assert.Empty(lost);
        Assert.Empty(doubled);
    }

    /// <summary>How often, and on which store: the drill says so, otherwise the short form runs.</summary>
    private static (int Kills, string Store) Asked() => Environment.GetEnvironmentVariable("OPSDASHBOARD_DRILL")?.Split(' ') is [var kills, var store]
        ? (int.Parse(kills, CultureInfo.InvariantCulture), store)
        : (5, "sqlite");

    private async Task PostAndKillAsync(string connectionString, int after)
    {
        using var program = await RunningProgram.StartAsync(connectionString);
        var (enough, left) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), after);
        var writers = Enumerable.Range(0, Writers).Select(_ => PostUntilDeadAsync(program.Client, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                enough.SetResult();
            }
        })).ToArray();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers)).WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, Cancellation);
        await program.KillAsync();
        await Task.WhenAll(writers);
        Assert.True(enough.Task.IsCompletedSuccessfully, "the program ended by itself");
    }

    private async Task PostUntilDeadAsync(HttpClient client, Action acknowledged)
    {
        while (true)
        {
            var text = $"drill note {Interlocked.Increment(ref _texts)}";
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/v1/incidents/1278/notes", new { text, by = "drill" }, Cancellation);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    // The journal is not read yet: nothing was written, and the text is not used again.
                    continue;
                }

                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                Assert.True(_acknowledged.TryAdd(text, 0));
                acknowledged();
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task<List<string>> NotesAsync(JournalStore store)
    {
        var notes = new List<string>();
        ValueList<JournalEntry> page = [];
        do
        {
            page = await store.ReadAsync(1278, page.Count == 0 ? 0 : page[^1].Position, 1000, Cancellation);
            notes.AddRange(page.Where(entry => entry.Kind == EntryKind.Note).Select(entry => entry.Read<NoteBody>().Text));
        }
        while (page.Count > 0);
        return notes;
    }
}
