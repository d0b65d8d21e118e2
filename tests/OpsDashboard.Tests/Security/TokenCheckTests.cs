using System.Net;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Security;

public sealed class TokenCheckTests : IAsyncLifetime
{
    private const string Evidence = """{ "passed": true, "url": "https://ci.example/1" }""";

    private DeskApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await DeskApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("Bearer " + Tokens.Secret, "nightly")]
    [InlineData("bearer " + Tokens.Secret, "nightly")]
    [InlineData(null, "anonymous")]
    public async Task Evidence_WithATokenOrNone_IsTakenInItsName(string? authorization, string author)
    {
        using var response = authorization is null ? await _app.PostAsync("evidence/journey", Evidence) : await _app.PostAsync("evidence/journey", Evidence, ("Authorization", authorization));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(author, Assert.Single(await _app.Desk.EntriesAsync()).By);
    }

    [Theory]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Bearer " + Tokens.Secret + "x")]
    [InlineData("Basic " + Tokens.Secret)]
    [InlineData(Tokens.Secret)]
    [InlineData("")]
    public async Task Anything_WithAnotherToken_Is401AndRepeatsNothing(string authorization)
    {
        using var response = await _app.PostAsync("evidence/journey", Evidence, ("Authorization", authorization));

        var problem = await DeskApp.ProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        Assert.DoesNotContain(Tokens.Secret, problem.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _app.Desk.EntriesAsync());
    }

    [Fact]
    public async Task Anything_WithTwoTokens_Is401()
    {
        using var response = await _app.PostAsync("evidence/journey", Evidence, ("Authorization", "Bearer " + Tokens.Secret), ("Authorization", "Bearer wrong"));

        await DeskApp.ProblemAsync(response, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("notes", """{ "text": "x" }""")]
    [InlineData("sign-offs/reviewed", """{ "version": 0 }""")]
    [InlineData("actions/restart", """{ "state": "done", "version": 0 }""")]
    [InlineData("fixes", """{ "title": "x", "version": 0 }""")]
    [InlineData("resolve", """{ "reason": "x", "version": 0 }""")]
    [InlineData("reopen", """{ "reason": "x", "version": 0 }""")]
    public async Task OtherThanEvidence_WithAToken_Is403(string path, string body)
    {
        using var response = await _app.PostAsync(path, body, ("Authorization", "Bearer " + Tokens.Secret));

        await DeskApp.ProblemAsync(response, HttpStatusCode.Forbidden);
        Assert.Equal("Bearer error=\"insufficient_scope\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await _app.Desk.EntriesAsync());
    }

    [Theory]
    [InlineData("/api/v1/snapshot")]
    [InlineData("/api/v1/incidents")]
    [InlineData("/api/v1/incidents/41")]
    [InlineData("/api/v1/incidents/41/journal")]
    public async Task Read_WithAToken_Is403(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Authorization", "Bearer " + Tokens.Secret } } };
        using var response = await _app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await DeskApp.ProblemAsync(response, HttpStatusCode.Forbidden);
    }
}
