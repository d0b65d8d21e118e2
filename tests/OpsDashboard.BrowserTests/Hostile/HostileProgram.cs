using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;

namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>The program with the corpus in every name that it takes: configuration, source, log of starts, and what people post.</summary>
sealed class HostileProgram : IAsyncDisposable
{
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "Title", "Help", "Question", "Answer", "Summary", "Scope", "Source", "Team", "Rule", "HeldBy", "Note", "Severity", "Expectation", "Tags" };

    private static readonly JsonNode Shipped = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")), documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private readonly DirectoryInfo _folder;
    private readonly HostileSource _source;
    private readonly StartLogServer _log;
    private readonly Dashboard _dashboard;

    private HostileProgram(DirectoryInfo folder, HostileSource source, StartLogServer log, Dashboard dashboard) => (_folder, _source, _log, _dashboard) = (folder, source, log, dashboard);

    public Uri Address => _dashboard.Address;

    public static async Task<HostileProgram> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("hostile");
        var next = -1;
        var source = await HostileSource.StartAsync(() => Corpus.All[(int)((uint)Interlocked.Increment(ref next) % Corpus.All.Count)].Text, hangs: false);
        var log = await StartLogServer.StartAsync();
        log.OnList = body => Task.FromResult(Results.Json(new { entries = StartEntries() }));
        await PairAsync(Path.Combine(folder.FullName, "journal.db"));
        var dashboard = await Dashboard.StartAsync(0,
            [
                $"--CloudMonitoring:Endpoint={source.Address.GetLeftPart(UriPartial.Authority)}", "--CloudMonitoring:PollInterval=00:00:10", $"--CloudConfiguration:Endpoint={log.Address.GetLeftPart(UriPartial.Authority)}",
                $"--Journal:ConnectionString=Data Source={Path.Combine(folder.FullName, "journal.db")}", .. Configuration(),
            ]);
        var program = new HostileProgram(folder, source, log, dashboard);
        await program.PostAsync();
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        await _dashboard.DisposeAsync();
        await _log.DisposeAsync();
        await _source.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Names of the shipped configuration, each replaced by the next payload that is one line, and short enough.</summary>
    private static IEnumerable<string> Configuration()
    {
        var names = ((string[])["Signals", "Incidents"]).SelectMany(section => Names(section, Shipped[section]!)).ToArray();
        return names.Select((key, i) => $"--{key}={Corpus.Names[i % Corpus.Names.Count].Text}");
    }

    private static IEnumerable<string> Names(string key, JsonNode node) => node switch
    {
        JsonObject members => members.Where(one => one.Value is not null).SelectMany(one => Names($"{key}:{one.Key}", one.Value!)),
        JsonArray items => items.SelectMany((one, i) => one is null ? [] : Names($"{key}:{i}", one)),
        _ => Array.Exists(key.Split(':')[^2..], Named.Contains) && node.GetValueKind() == JsonValueKind.String ? [key] : [],
    };

    private static IEnumerable<object> StartEntries()
    {
        var now = TimeProvider.System.GetUtcNow();
        return Corpus.All.Take(60).SelectMany((payload, i) => (object[])
        [
            StartLogServer.Entry(now.AddSeconds(-300 - (20 * i)), new { @event = "startup_phase", start_id = payload.Text, phase = 3, phase_name = payload.Text, outcome = "failure", duration_seconds = 9.5, error_class = payload.Text }, payload.Text),
            StartLogServer.Entry(now.AddSeconds(-301 - (20 * i)), new { @event = "startup", start_id = payload.Text, outcome = payload.Text, exit_code = payload.Text }, payload.Text),
        ]);
    }

    /// <summary>Screens go by these names since before the start: also by those that nobody would be let give.</summary>
    private static async Task PairAsync(string file)
    {
        await using var store = JournalStore.Sqlite(file, TimeProvider.System);
        await store.PrepareAsync();
        await store.AppendAsync([.. Corpus.All.Take(200).Select((payload, i) => new NewEntry(
            0, 0, EntryKind.ScreenPaired, $"{i + 1}", DateTimeOffset.UnixEpoch, payload.Text, EntryJson.Write(new ScreenPairedBody(payload.Text, $"{i:x64}"))))]);
    }

    /// <summary>Everything is posted in every field that takes text. What is refused is a 4xx with its reason, never a fault of the program.</summary>
    private async Task PostAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address, "/api/v1/incidents/1278/") };
        var (signOff, action, actionId) = (0L, 0L, (string?)Shipped["Incidents"]![0]!["Actions"]![0]!["Id"]);
        foreach (var payload in Corpus.All)
        {
            await PostAsync(client, "notes", new { text = payload.Text, by = payload.Text });
            if (payload.Id % 4 == 0)
            {
                await PostAsync(client, "evidence/golden-path", new { passed = true, url = payload.Text, summary = payload.Text });
                await PostAsync(client, "evidence/golden-path", new { passed = payload.Id % 8 == 0, url = $"https://ci.invalid/?q={Uri.EscapeDataString(payload.Text)}", summary = payload.Text });
                signOff = await PostAsync(client, "sign-offs/resilience-patterns", new { signed = true, link = $"https://t.invalid/#{Uri.EscapeDataString(payload.Text)}", note = payload.Text, by = payload.Text, version = signOff }) ?? signOff;
                action = await PostAsync(client, $"actions/{actionId}", new { state = "in-progress", owner = payload.Text, note = payload.Text, by = payload.Text, version = action }) ?? action;
            }
        }

        // A page shows the newest 20 notes: together they hold every payload that a note takes, each with its mark behind it.
        foreach (var some in Corpus.All.Where(IsTaken).Chunk((Corpus.All.Count / 20) + 1).Reverse())
        {
            await PostAsync(client, "notes", new { text = string.Concat(some.Select(one => $"{one.Text}\n\nn{one.Id}\n\n")), by = "Ann" }, isNeeded: true);
        }

        await PostAsync(client, "fixes", new { title = Corpus.All[0].Text, link = "https://git.invalid/?<script>", by = Corpus.All[33].Text, version = 0 });
        await PostAsync(client, "fixes", new { title = Corpus.All[0].Text, link = "https://git.invalid/1", by = Corpus.All[33].Text, version = 0 });
        await PostAsync(client, "freeze", new { note = Corpus.All[1].Text, by = Corpus.All[2].Text });
        await PostAsync(client, "resolve", new { reason = Corpus.All[3].Text, by = Corpus.All[4].Text, version = await VersionAsync(client) });
    }

    /// <summary>Whether a note takes it.</summary>
    public static bool IsTaken(Payload payload) => !payload.Text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'));

    private static async Task<long> VersionAsync(HttpClient client) => JsonNode.Parse(await client.GetStringAsync("../1278"))!["version"]!.GetValue<long>();

    private static async Task<long?> PostAsync(HttpClient client, string path, object body, bool isNeeded = false)
    {
        using var limit = new CancellationTokenSource(Stage.Patience, TimeProvider.System);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while (true)
        {
            using var response = await client.PostAsJsonAsync(path, body, limit.Token);
            // What rests on a verdict waits until one knows of all that was posted before.
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                await again.WaitForNextTickAsync(limit.Token);
                continue;
            }

            var text = await response.Content.ReadAsStringAsync(limit.Token);
            Assert.True(response.IsSuccessStatusCode || (!isNeeded && response.StatusCode < HttpStatusCode.InternalServerError), $"{path}: {(int)response.StatusCode} {text}");
            return response.IsSuccessStatusCode ? JsonNode.Parse(text)!["position"]?.GetValue<long>() : null;
        }
    }
}
