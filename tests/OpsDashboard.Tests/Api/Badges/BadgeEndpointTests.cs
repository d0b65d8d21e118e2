using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Api.Badges;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.Security;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Api.Badges;

public sealed partial class BadgeEndpointTests
{
    private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _time = new(SampleSnapshot.At);

    [Theory]
    [InlineData("/badges/7/success.svg", "success: not-met, as of")]
    [InlineData("/badges/7.svg", "incident 7: open, as of")]
    [InlineData("/badges/signals/connector-cpu.svg", "connector-cpu: critical, as of")]
    [InlineData("/badges/8/success.svg", "badge: unknown")]
    [InlineData("/badges/7/nothing.svg", "badge: unknown")]
    [InlineData("/badges/x/success.svg", "badge: unknown")]
    [InlineData("/badges/99999999999/success.svg", "badge: unknown")]
    [InlineData("/badges/signals/nothing.svg", "badge: unknown")]
    [InlineData("/badges/7/a%2Fb%09%22%3Cscript%3E.svg", "badge: unknown")]
    [InlineData("/badges/7/success/more.svg", "badge: unknown")]
    [InlineData("/badges/7/success.png", "badge: unknown")]
    [InlineData("/badges", "badge: unknown")]
    public async Task Badge_AtAnyAddress_IsAPictureWith200(string path, string title)
    {
        await using var app = await StartAsync();
        app.Feed.Publish(SampleSnapshot.Create());

        using var response = await app.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        var svg = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"<title>{title}", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_BeforeTheFirstSnapshot_SaysThatThereIsNoData()
    {
        await using var app = await StartAsync();

        var svg = await app.Client.GetStringAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);

        Assert.Contains("<title>badge: unknown</title>", svg, StringComparison.Ordinal);
        Assert.Contains("no data yet", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_WhenDrawingFails_IsUnknown()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(SampleSnapshot.Create() with { Incidents = null! });

        using var response = await app.Client.GetAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<title>badge: unknown</title>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_NotChanged_IsNotSentAgain()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(SampleSnapshot.Create());
        using var first = await app.Client.GetAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);
        app.Client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        using var same = await app.Client.GetAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);
        app.Feed.Publish(SampleSnapshot.Create() with { Incidents = [] });
        using var other = await app.Client.GetAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);

        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, other.StatusCode));
    }

    [Fact]
    public async Task Badge_AskedByHead_HasHeadersOnly()
    {
        await using var app = await StartAsync();

        using var response = await app.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/badges/7/success.svg"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Headers_OfABadge_AllowItsStyleAndOtherSitesAndNothingElse()
    {
        await using var app = await StartAsync();
        app.Feed.Publish(SampleSnapshot.Create());

        using var response = await app.Client.GetAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);

        var style = StylePattern().Match(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Groups["css"].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("cross-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData(3, "not met · ")]
    [InlineData(4, "old, was not met · ")]
    public async Task Badge_OfASnapshotThatWasLeftBehind_SaysSo(int minutes, string message)
    {
        await using var app = await StartAsync();
        app.Feed.Publish(SampleSnapshot.Create());
        _time.Advance(TimeSpan.FromMinutes(minutes));

        var svg = await app.Client.GetStringAsync("/badges/7/success.svg", TestContext.Current.CancellationToken);

        Assert.Contains($">{WebUtility.HtmlEncode(message)}", svg, StringComparison.Ordinal);
        Assert.Contains("<title>success: not-met, as of 2025-09-15 18:41Z</title>", svg, StringComparison.Ordinal);
    }

    private Task<LoopbackApp> StartAsync() => LoopbackApp.StartAsync(
        app =>
        {
            app.UseSecurity();
            app.MapBadges();
        },
        services => services.AddSingleton(new DashboardOptions()).AddSingleton(new IncidentClock(_time)).AddSecurity());

    [GeneratedRegex("<style>(?<css>.*)</style>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex StylePattern();
}
