using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using OpsDashboard.Live;
using OpsDashboard.Security;

namespace OpsDashboard.Tests.Security;

/// <summary>The checks in front of a real Kestrel.</summary>
public sealed class SecurityHostingTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--AllowedHosts=ops.example"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSecurity().AddLive();
        _app = builder.Build();
        _app.UseSecurity();
        _app.MapGet("/", (HttpContext context) => context.StyleNonce());
        _app.MapGet("/healthz", () => "ok");
        _app.MapLive();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/", null, HttpStatusCode.OK)]
    [InlineData("/", "ops.example", HttpStatusCode.OK)]
    [InlineData("/", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("/nothing", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("/hubs/live", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("/healthz", "10.0.0.7:8080", HttpStatusCode.OK)]
    public async Task Request_ForHost_IsAnsweredOrRefusedInWords(string path, string? host, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = host } };
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        if (expected is HttpStatusCode.BadRequest)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            var problem = await response.Content.ReadFromJsonAsync<ProblemDetails>(TestContext.Current.CancellationToken);
            Assert.Equal(("Unknown host", 400), (problem?.Title, problem?.Status));
        }
    }

    [Fact]
    public async Task Request_OwnOriginOrNone_IsAnsweredByTheHub()
    {
        foreach (var origin in new[] { null, _client.BaseAddress!.GetLeftPart(UriPartial.Authority) })
        {
            Assert.Equal(HttpStatusCode.OK, (await NegotiateAsync(origin)).StatusCode);
        }
    }

    [Theory]
    [InlineData("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("*/*", "application/problem+json")]
    public async Task Post_FromElsewhere_IsRefusedInTheFormThatIsReadThere(string accept, string answered)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Headers = { { "Origin", "http://evil.example" }, { "Accept", accept }, { "Cookie", "theme=\"><script>" } } };
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Forbidden, answered), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("came from a page elsewhere", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.NotEmpty(response.Headers.GetValues("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    public async Task Request_ForeignOrigin_IsRefusedInWords(string origin)
    {
        using var response = await NegotiateAsync(origin);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Foreign origin", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("evil.example")]
    public async Task Response_Any_CarriesTheHeaders(string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        var directives = Header("Content-Security-Policy").Split("; ");
        var own = host ?? _client.BaseAddress!.Authority;
        Assert.Contains("default-src 'self'", directives);
        Assert.Contains("script-src 'self'", directives);
        Assert.Contains("frame-ancestors 'none'", directives);
        Assert.Contains($"connect-src 'self' ws://{own} wss://{own}", directives);
        if (host is null)
        {
            var nonce = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Contains($"style-src 'self' 'nonce-{nonce}'", directives);
            Assert.NotEqual(nonce, await _client.GetStringAsync("/", TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public void Policy_HostThatIsNone_IsNotEchoed() => Assert.Contains("connect-src 'self'; ", Headers.Policy(null, "n"));

    private async Task<HttpResponseMessage> NegotiateAsync(string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/live/negotiate?negotiateVersion=1");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
