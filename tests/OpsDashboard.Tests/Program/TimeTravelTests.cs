using System.Net;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The built program, looked at as it was before it started.</summary>
public sealed class TimeTravelTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PagesOfThePast_SayBothTimes_AndChangeNothing()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = program.Client.BaseAddress };

        foreach (var path in (string[])["/", "/incidents/1278", "/phases"])
        {
            using var answer = await client.GetAsync($"{path}?at=2025-09-15T18:36:00Z", Cancellation);
            var html = await answer.Content.ReadAsStringAsync(Cancellation);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Matches("You are looking at <time [^>]*>2025-09-15 18:36 UTC</time></b>, \\d+ min.* before now, <time ", html);
            Assert.Contains("What the dashboard said then (journal)", html, StringComparison.Ordinal);
            Assert.Contains("What today's data say about then", html.Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("The dashboard recorded nothing yet at this time.", html, StringComparison.Ordinal);
            Assert.Contains("data-now=\"2025-09-15T18:36:00.0000000Z\" data-time-scale=\"0\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("data-view", html, StringComparison.Ordinal);
            Assert.DoesNotContain("/act", html, StringComparison.Ordinal);
            Assert.Contains($"href=\".{path}?at=2025-09-15T18:31:00Z\"", html, StringComparison.Ordinal);
            Assert.Contains("travel.", html, StringComparison.Ordinal);
            Assert.Contains($"class=\"skip\" href=\".{path}?at=2025-09-15T18:36:00Z#content\"", html, StringComparison.Ordinal);
            // What is drawn leads to the same moment; the frame around it says where it leads.
            var main = html[html.IndexOf("<main", StringComparison.Ordinal)..];
            Assert.DoesNotContain("href=\"./incidents/1278\"", path == "/incidents/1278" ? main.Replace("class=\"button\" href=\"./incidents/1278\"", "", StringComparison.Ordinal) : main, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"./incidents/1278#", main, StringComparison.Ordinal);

            using var now = await client.GetAsync($"{path}?at=now", Cancellation);
            Assert.Equal(HttpStatusCode.Found, now.StatusCode);
            Assert.Matches($"^{path}\\?at=2025-09-15T\\d\\d:\\d\\d:\\d\\dZ$", now.Headers.Location!.ToString());

            using var hostile = await client.GetAsync($"{path}?at={Uri.EscapeDataString("<img src=x onerror=alert(1)>")}", Cancellation);
            var refusal = await hostile.Content.ReadAsStringAsync(Cancellation);
            Assert.Equal(HttpStatusCode.BadRequest, hostile.StatusCode);
            Assert.Contains("<code>at</code> is <bdi>&lt;img src=x onerror=alert(1)&gt;</bdi>; allowed is", refusal, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", refusal, StringComparison.Ordinal);
            Assert.Contains($"<form class=\"moment-form\" method=\"get\" action=\".{path}\">", refusal, StringComparison.Ordinal);
        }

        using var unknown = await client.GetAsync("/incidents/9?at=2025-09-15T18:36:00Z", Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Contains($"href=\"./?at=now\"", await client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
    }
}
