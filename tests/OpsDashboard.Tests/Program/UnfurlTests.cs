using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>What those who draw cards for links get from the running program: the first 32 kB of a page, nothing executed.</summary>
public sealed class UnfurlTests : IDisposable
{
    private const int ReadBytes = 32 * 1024;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cards_ByDefault_TellWhatTheAddressSays()
    {
        using var program = await RunningProgram.StartAsync(Journal);
        await ReadyAsync(program.Client);

        foreach (var (path, title) in ((string, string)[])[
            ("/", "OpsDashboard"), ("/incidents", "Incidents"), ("/incidents/1278", "Incident 1278"), ("/incidents/1279", "Incident 1279"), ("/incidents/1278/report", "Report on incident 1278"),
            ("/incidents/1278/act", "Incident 1278"), ("/i/1278@r3", "Frozen revision r3 of incident 1278"), ("/phases", "Startup phases"), ("/sources", "Sources"), ("/nothing", "OpsDashboard")])
        {
            var tags = await TagsAsync(program.Client, path);

            Assert.Equal(title, tags["og:title"]);
            Assert.Equal("Is it fixed, how do we know, and if not, what holds it?", tags["og:description"]);
            Assert.Equal(new Uri(program.Client.BaseAddress!, path).ToString(), tags["og:url"]);
            Assert.Equal(("website", "OpsDashboard", "summary"), (tags["og:type"], tags["og:site_name"], tags["twitter:card"]));
        }

        Assert.Equal("Incident 1278 as of 2025-09-15 18:36 UTC", (await TagsAsync(program.Client, "/incidents/1278?at=2025-09-15T18:36:00Z"))["og:title"]);
    }

    [Fact]
    public async Task Cards_WhenConfigured_TellTheVerdict()
    {
        using var program = await RunningProgram.StartAsync(Journal, "--Unfurl:Reveal", "verdict");
        await ReadyAsync(program.Client);

        foreach (var path in (string[])["/", "/incidents", "/incidents/1278"])
        {
            var tags = await TagsAsync(program.Client, path);

            Assert.Contains(" · 1278 ", tags["og:title"], StringComparison.Ordinal);
            Assert.Matches("^As of 2025-[0-9-]+ [0-9:]+ UTC, open: ", tags["og:description"]);
        }

        Assert.Equal("Incident 1279", (await TagsAsync(program.Client, "/incidents/1279"))["og:title"]);
    }

    private string Journal => $"Data Source={_folder.PathOf("journal.db")}";

    private static async Task ReadyAsync(HttpClient client)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(1));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while ((await client.GetAsync("/readyz", limit.Token)).StatusCode != HttpStatusCode.OK || (await client.GetStringAsync("/", limit.Token)).Contains("data-version=\"0\"", StringComparison.Ordinal))
        {
            await again.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task<Dictionary<string, string>> TagsAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, Cancellation);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var document = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, ReadBytes)]));
        return document.QuerySelectorAll("meta[property^='og:'], meta[name^='twitter:']").ToDictionary(
            tag => tag.GetAttribute("property") ?? tag.GetAttribute("name")!, tag => tag.GetAttribute("content")!, StringComparer.Ordinal);
    }
}
