using System.Net;
using Microsoft.AspNetCore.Http;
using OpsDashboard.Security;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Security;

public sealed class CrossSiteCheckTests
{
    [Theory]
    [InlineData("POST", null, null, true)]
    [InlineData("POST", "http://localhost:5000", "same-origin", true)]
    [InlineData("POST", "http://localhost:5000", null, true)]
    [InlineData("POST", null, "none", true)]
    [InlineData("POST", null, "same-site", false)]
    [InlineData("POST", null, "cross-site", false)]
    [InlineData("POST", null, "", false)]
    [InlineData("POST", null, "SAME-ORIGIN", false)]
    [InlineData("POST", "http://evil.example", null, false)]
    [InlineData("POST", "http://evil.example", "same-origin", false)]
    [InlineData("POST", "http://localhost:5001", "same-site", false)]
    [InlineData("POST", "http://localhost:5000", "cross-site", false)]
    [InlineData("POST", "null", null, false)]
    [InlineData("PUT", "http://evil.example", null, false)]
    [InlineData("DELETE", "http://evil.example", null, false)]
    [InlineData("X-ANY", "http://evil.example", null, false)]
    [InlineData("GET", "http://evil.example", "cross-site", true)]
    [InlineData("HEAD", "http://evil.example", "cross-site", true)]
    [InlineData("OPTIONS", "http://evil.example", "cross-site", true)]
    public void Allows_OnlyWhatIsFromHereOrNoBrowsers(string method, string? origin, string? site, bool allowed)
    {
        var request = new DefaultHttpContext { Request = { Method = method, Scheme = "http", Host = new HostString("localhost:5000") } }.Request;
        if (origin is not null)
        {
            request.Headers.Origin = origin;
        }

        if (site is not null)
        {
            request.Headers["Sec-Fetch-Site"] = site;
        }

        Assert.Equal(allowed, CrossSiteCheck.Allows(request));
    }

    [Fact]
    public async Task Post_FromAPageElsewhere_WritesNothing()
    {
        await using var app = await DeskApp.StartAsync();

        foreach (var header in new[] { ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site") })
        {
            using var response = await app.PostAsync("notes", """{ "text": "x" }""", header);
            await DeskApp.ProblemAsync(response, HttpStatusCode.Forbidden);
        }

        Assert.Empty(await app.Desk.EntriesAsync());
    }
}
