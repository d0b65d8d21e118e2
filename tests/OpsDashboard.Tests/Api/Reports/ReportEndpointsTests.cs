using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Api;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Reports;

public sealed class ReportEndpointsTests
{
    [Theory]
    [InlineData("md", "text/markdown", null)]
    [InlineData("txt", "text/plain", null)]
    [InlineData("html", "text/html", "incident-41-20260302T1100Z.html")]
    public async Task Report_InEachForm_IsSentWithItsTypeAndTag(string ending, string type, string? file)
    {
        await using var app = await DeskApp.StartAsync();

        using var response = await GetAsync(app, ending);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((type, "utf-8"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentType?.CharSet));
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        Assert.Matches("^\"[0-9a-f]{64}\"$", response.Headers.ETag?.Tag);
        Assert.Equal(file, response.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains($"{app.Client.BaseAddress}incidents/41", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ThatIsKnown_IsNotSentAgain_UntilASnapshotSaysOtherwise()
    {
        await using var app = await DeskApp.StartAsync();
        using var first = await GetAsync(app, "md");
        app.Client.DefaultRequestHeaders.IfNoneMatch.Add(EntityTagHeaderValue.Parse(first.Headers.ETag!.Tag));

        using var same = await GetAsync(app, "md");
        app.Desk.Show(OpsDashboard.Evaluation.Verdict.Met);
        using var newer = await GetAsync(app, "md");

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
        Assert.NotEqual(first.Headers.ETag.Tag, newer.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task Report_OfAnUnknownIncident_IsNotThere_AndSaysWhichAre()
    {
        await using var app = await DeskApp.StartAsync();

        using var response = await app.Client.GetAsync("/incidents/42/report.md", TestContext.Current.CancellationToken);

        var problem = await DeskApp.ProblemAsync(response, HttpStatusCode.NotFound);
        Assert.Equal("There is no incident 42. Known incidents: 41.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Report_BeforeTheFirstSnapshot_IsUnavailable()
    {
        var desk = new Desk();
        await using var app = await LoopbackApp.StartAsync(
            app => app.MapApi(),
            services => services.AddSingleton(Desk.Options).AddSingleton(desk.Journal).AddSingleton(desk.Frozen).AddSingleton(desk.Workspace).AddApi());

        using var response = await app.Client.GetAsync("/incidents/41/report.md", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        await DeskApp.ProblemAsync(response, HttpStatusCode.ServiceUnavailable);
    }

    private static Task<HttpResponseMessage> GetAsync(DeskApp app, string ending) => app.Client.GetAsync($"/incidents/41/report.{ending}", TestContext.Current.CancellationToken);
}
