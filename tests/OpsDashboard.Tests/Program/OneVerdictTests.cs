using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.SignalR.Client;
using OpsDashboard.Tests.Support;
using OpsDashboard.Tests.Telemetry;

namespace OpsDashboard.Tests.Program;

/// <summary>One verdict: the running program is driven through all four by what an operator and a CI job send it, and after each step
/// every surface must say the same of every criterion, those that tickets link to included.</summary>
public sealed partial class OneVerdictTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Words = ["met", "not-met", "too-early", "cannot-tell"];

    private readonly TemporaryFolder _folder = new();
    private RunningProgram _program = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        // Its clock hardly moves, so that surfaces are compared at one moment: a snapshot comes only when something was said.
        _program = await RunningProgram.StartAsync($"Data Source={_folder.PathOf("journal.db")}", "--Emulator:TimeScale", "0.001", "--Unfurl:Reveal", "verdict");

    public ValueTask DisposeAsync()
    {
        _program.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EveryVerdict_OnEverySurface_IsTheSame()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        seen.UnionWith(await CompareAsync(await SettledAsync(position: 0), golden: "cannot-tell"));
        seen.UnionWith(await CompareAsync(await PostAsync("evidence/golden-path", new { passed = false, url = "https://ci.example.com/1" }), golden: "not-met"));
        seen.UnionWith(await CompareAsync(await PostAsync("evidence/golden-path", new { passed = true, url = "https://ci.example.com/2" }), golden: "met"));
        seen.UnionWith(await CompareAsync(await PostAsync("fixes", new { title = "connector to 4..10", version = 0 }), golden: "cannot-tell"));

        Assert.Equal(Words.Order(), seen.Order());
    }

    [Fact]
    public async Task Override_WithItsReason_StandsOnEverySurface()
    {
        const string Reason = "customers <b>wait</b> & the rest follows";

        await SettledAsync(position: 0);
        var snapshot = await PostAsync("resolve", new { reason = Reason, by = "ana", version = 0 });

        var sentence = snapshot.GetProperty("incidents")[0].GetProperty("sentence").GetString();
        Assert.Contains(Reason, sentence);
        Assert.Equal("resolved", snapshot.GetProperty("incidents")[0].GetProperty("state").GetString());
        foreach (var path in (string[])["/", "/incidents", "/incidents/1278", "/incidents/1278/act", "/incidents/1278/report", "/incidents/1278/report.html"])
        {
            Assert.True((await PageAsync(path, snapshot)).Body!.TextContent.Contains(Reason, StringComparison.Ordinal), path);
        }

        Assert.Contains(Reason, (await JsonAsync("/api/v1/incidents/1278")).GetProperty("sentence").GetString());
        Assert.Contains(Reason, (await HubAsync("/hubs/live", "snapshot")).GetProperty("incidents")[0].GetProperty("sentence").GetString());
    }

    /// <summary>Compares all surfaces with the snapshot's JSON, and gives the verdicts in it.</summary>
    private async Task<IEnumerable<string>> CompareAsync(JsonElement snapshot, string golden)
    {
        var verdicts = Verdicts(snapshot.GetProperty("incidents")[0]);
        Assert.Equal(9, verdicts.Count);
        Assert.Equal(golden, verdicts["golden-path"]);

        Assert.Equal(verdicts, Verdicts(await JsonAsync("/api/v1/incidents/1278")));
        Assert.Equal(verdicts, Verdicts((await HubAsync("/hubs/live", "snapshot")).GetProperty("incidents")[0]));
        Assert.Equal(verdicts, Metrics(new MetricsText(await _program.Client.GetStringAsync("/metrics", Cancellation)), verdicts.Keys));
        foreach (var (path, view) in new[] { ("/", "overview"), ("/incidents/1278", "incident-1278"), ("/wall?view=criteria", "wall-criteria") })
        {
            Assert.Equal(verdicts, Rows(await PageAsync(path, snapshot)));
            var regions = (await HubAsync($"/hubs/live?view={view}", "regions")).GetProperty("regions").EnumerateArray();
            Assert.Equal(verdicts, Rows(Parse(string.Concat(regions.Select(region => region.GetProperty("html").GetString())))));
        }

        // On the pathway strip a criterion stands as a tile.
        var station = (await PageAsync("/", snapshot)).QuerySelectorAll(".area-path *").Last(element => element.TextContent.Contains("Golden Path") && element.ClassList.Any(name => name.StartsWith("is-")));
        Assert.Contains(golden.Replace('-', ' '), station.TextContent);

        // Last, because freezing is an entry, and with it comes the next snapshot.
        await CompareLinksAsync(snapshot, verdicts);
        return verdicts.Values;
    }

    /// <summary>What tickets hold: badges, the report in all its forms, the card and the icon of the page, and a revision frozen now.</summary>
    private async Task CompareLinksAsync(JsonElement snapshot, Dictionary<string, string> verdicts)
    {
        var incident = snapshot.GetProperty("incidents")[0];
        foreach (var (id, verdict) in verdicts)
        {
            Assert.Contains($"<title>{id}: {verdict}, as of ", await _program.Client.GetStringAsync($"/badges/1278/{id}.svg", Cancellation));
        }

        Assert.Equal(verdicts, Boxes(MarkdownBox(), await _program.Client.GetStringAsync("/incidents/1278/report.md", Cancellation), verdicts.Keys));
        Assert.Equal(verdicts, Boxes(TextBox(), Unwrapped(await _program.Client.GetStringAsync("/incidents/1278/report.txt", Cancellation)), verdicts.Keys));
        foreach (var path in (string[])["/incidents/1278/report", "/incidents/1278/report.html"])
        {
            var items = Parse(await _program.Client.GetStringAsync(path, Cancellation)).QuerySelectorAll("li, p").Select(item => Space().Replace(item.TextContent, " "));
            Assert.All(verdicts, verdict => Assert.Contains(items, item => item.Contains($"{verdict.Value.Replace('-', ' ')}:", StringComparison.Ordinal) && item.Contains($"criterion {verdict.Key},", StringComparison.Ordinal)));
        }

        var page = await PageAsync("/incidents/1278", snapshot);
        // A card has room for the beginning of a long sentence.
        var card = page.QuerySelector("meta[property='og:description']")!.GetAttribute("content")!.Split(": ", 2)[1].TrimEnd('…');
        Assert.InRange(card.Length, 40, int.MaxValue);
        Assert.StartsWith(card, incident.GetProperty("sentence").GetString()!);
        var answer = page.QuerySelector("[data-region='head'] .chip")!.ClassList.Single(name => name.StartsWith("is-", StringComparison.Ordinal))[3..];
        Assert.Equal($"./icons/{answer}.svg", page.QuerySelector("link[rel=icon]")!.GetAttribute("href"));

        using var frozen = await _program.Client.PostAsJsonAsync("/api/v1/incidents/1278/freeze", new { note = "one verdict" }, Cancellation);
        var url = (await frozen.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("url").GetString()!;
        var revision = await JsonAsync($"{url}.json");
        Assert.Equal(incident.GetProperty("sentence").GetString(), revision.GetProperty("incident").GetProperty("sentence").GetString());
        Assert.Equal(verdicts, Verdicts(revision.GetProperty("incident")));
        var shown = Parse(await _program.Client.GetStringAsync(url, Cancellation)).QuerySelectorAll(".standing").Select(column => column.QuerySelectorAll("h3:first-of-type ~ ul > li > .top")).ToArray();
        Assert.Equal(2, shown.Length);
        Assert.All(shown, column => Assert.Equal(verdicts.Values.Select(verdict => verdict.Replace('-', ' ')), column.Take(verdicts.Count).Select(row => row.QuerySelector(".state")!.TextContent)));
        await SettledAsync(position: 0);
    }

    /// <summary>Criteria as the report's checklist tells them; a box is ticked only where one is met.</summary>
    private static Dictionary<string, string> Boxes(Regex pattern, string report, IEnumerable<string> criteria) => pattern.Matches(report)
        .Where(match => criteria.Contains(match.Groups["id"].Value))
        .ToDictionary(match => match.Groups["id"].Value, match =>
        {
            Assert.Equal(match.Groups["word"].Value == "met", match.Groups["box"].Value == "x");
            return match.Groups["word"].Value.Replace(' ', '-');
        });

    private static string Unwrapped(string text) => WrappedLine().Replace(text, " ");

    [GeneratedRegex(@"^ *- \[(?<box>[ x])\] \*\*(?<word>[a-z ]+):\*\* .*_\(criterion (?<id>[a-z0-9-]+), ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MarkdownBox();

    [GeneratedRegex(@"^ *- \[(?<box>[ x])\] (?<word>[a-z ]+): .*\[criterion (?<id>[a-z0-9-]+), ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex TextBox();

    [GeneratedRegex(@"\n +(?! *-)(?=[^ ])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WrappedLine();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Space();

    private static Dictionary<string, string> Verdicts(JsonElement incident) => incident.GetProperty("horizons").EnumerateArray()
        .SelectMany(horizon => horizon.GetProperty("criteria").EnumerateArray())
        .ToDictionary(criterion => criterion.GetProperty("id").GetString()!, criterion => criterion.GetProperty("verdict").GetString()!);

    private static Dictionary<string, string> Metrics(MetricsText metrics, IEnumerable<string> criteria) => criteria.ToDictionary(
        id => id,
        id => Words.Single(word => metrics.Value("opsdashboard_criterion_verdict", ("incident", "1278"), ("criterion", id), ("verdict", word)).Equals(1)));

    /// <summary>The look decides colour and shape, the announcement is what is read aloud: both must say it.</summary>
    private static Dictionary<string, string> Rows(IDocument page) => page.QuerySelectorAll("details.criterion, li.criterion").ToDictionary(
        row => row.Id!["criterion-".Length..],
        row =>
        {
            var look = row.ClassList.Single(name => name.StartsWith("is-", StringComparison.Ordinal))[3..];
            var announced = page.QuerySelector($"[data-announce-key$='-{row.Id!["criterion-".Length..]}']")!.GetAttribute("data-announce")!;
            Assert.EndsWith($": {look.Replace('-', ' ')}.", announced);
            return look;
        });

    private async Task<JsonElement> PostAsync(string what, object body)
    {
        using var answer = await _program.Client.PostAsJsonAsync($"/api/v1/incidents/1278/{what}", body, Cancellation);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, text);
        return await SettledAsync(JsonDocument.Parse(text).RootElement.GetProperty("position").GetInt64());
    }

    /// <summary>The snapshot once it knows an entry, and everything that the journal's loop wrote about it.</summary>
    private Task<JsonElement> SettledAsync(long position) => UntilAsync(async () =>
    {
        using var answer = await _program.Client.GetAsync("/api/v1/snapshot", Cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            return (false, default);
        }

        var snapshot = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var entries = (await JsonAsync("/api/v1/incidents/1278/journal?limit=500")).GetProperty("entries").EnumerateArray().ToArray();
        var written = entries.Length == 0 ? -1 : entries[^1].GetProperty("position").GetInt64();
        var verdicts = Verdicts(snapshot.GetProperty("incidents")[0]);
        var attempt = snapshot.GetProperty("incidents")[0].GetProperty("attempt").GetInt32();
        var told = entries.Where(entry => entry.GetProperty("kind").GetString() == "verdict" && entry.GetProperty("attempt").GetInt32() == attempt)
            .GroupBy(entry => entry.GetProperty("subject").GetString()!)
            .ToDictionary(group => group.Key, group => group.Last().GetProperty("body").GetProperty("to").GetString()!);
        var known = snapshot.GetProperty("journal").GetProperty("position").GetInt64();
        return (known >= position && known >= written && verdicts.All(verdict => told.GetValueOrDefault(verdict.Key) == verdict.Value), snapshot);
    });

    /// <summary>A page once it is drawn from that snapshot; pages that are not live are always of now.</summary>
    private Task<IDocument> PageAsync(string path, JsonElement snapshot) => UntilAsync(async () =>
    {
        var page = Parse(await _program.Client.GetStringAsync(path, Cancellation));
        var version = page.Body!.GetAttribute("data-version");
        return (string.IsNullOrEmpty(page.Body.GetAttribute("data-view")) || version == snapshot.GetProperty("version").GetRawText(), page);
    });

    private async Task<JsonElement> HubAsync(string path, string target)
    {
        await using var client = new HubConnectionBuilder().WithUrl(new Uri(_program.Client.BaseAddress!, path)).Build();
        var first = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.On<JsonElement>(target, message => first.TrySetResult(message.Clone()));
        await client.StartAsync(Cancellation);
        return await first.Task.WaitAsync(Patience, TimeProvider.System, Cancellation);
    }

    private Task<JsonElement> JsonAsync(string path) => _program.Client.GetFromJsonAsync<JsonElement>(path, Cancellation);

    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static async Task<T> UntilAsync<T>(Func<Task<(bool Is, T Value)>> ask)
    {
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(Patience);
        while (true)
        {
            if (await ask() is { Is: true } answer)
            {
                return answer.Value;
            }

            await again.WaitForNextTickAsync(limit.Token);
        }
    }
}
