using System.Net;
using System.Text;
using Google.Apis.Auth.OAuth2;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.GoogleRest;

public sealed class GoogleRestClientTests : IAsyncLifetime
{
    private const string Path = "/v1/projects/acme/instances/orders";
    private static readonly GoogleApi Api = GoogleApi.CloudSql;

    private FakeRestServer _server = null!;
    private GoogleRestClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeRestServer.StartAsync();
        _client = new GoogleRestClient(_server.Address, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_IsTheObject_WithTheServersDate_AndWithoutCredentials()
    {
        string? authorization = "";
        _server.OnRequest = context =>
        {
            authorization = context.Request.Headers.Authorization;
            context.Response.Headers.Date = "Mon, 02 Mar 2026 10:15:30 GMT";
            return FakeRestServer.WriteAsync(context, 200, """{ "state": "RUNNABLE" }""");
        };

        var answer = await _client.GetAsync(Api, Path, TestContext.Current.CancellationToken);

        Assert.Null(answer.Failure);
        Assert.Equal("RUNNABLE", answer.Body.Text("state"));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 10, 15, 30, TimeSpan.Zero), answer.ServerDate);
        Assert.Null(authorization);
    }

    [Fact]
    public async Task Post_SendsTheBodyAsJson()
    {
        var body = "";
        _server.OnRequest = async context =>
        {
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await FakeRestServer.WriteAsync(context, 200, "{}");
        };

        var answer = await _client.PostAsync(GoogleApi.Logging, "/v2/entries:list", """{"pageSize":1}""", TestContext.Current.CancellationToken);

        Assert.Null(answer.Failure);
        Assert.Equal("""{"pageSize":1}""", body);
        Assert.Equal(["POST /v2/entries:list"], _server.Requests);
    }

    [Theory]
    [InlineData(401, "UNAUTHENTICATED", "", FailureKind.Denied, "not signed in: the credentials were refused by the Cloud SQL Admin API: told so")]
    [InlineData(403, "PERMISSION_DENIED", "", FailureKind.Denied, "permission denied: the account needs roles/cloudsql.viewer: told so")]
    [InlineData(403, "PERMISSION_DENIED", "SERVICE_DISABLED", FailureKind.Denied, "the Cloud SQL Admin API is not enabled: run `gcloud services enable sqladmin.googleapis.com`: told so")]
    [InlineData(403, "PERMISSION_DENIED", "RATE_LIMIT_EXCEEDED", FailureKind.Quota, "the quota of the Cloud SQL Admin API is used up: told so")]
    [InlineData(404, "NOT_FOUND", "", FailureKind.NotFound, "not found: /v1/projects/acme/instances/orders: told so")]
    [InlineData(429, "RESOURCE_EXHAUSTED", "", FailureKind.Quota, "the quota of the Cloud SQL Admin API is used up: told so")]
    [InlineData(400, "INVALID_ARGUMENT", "", FailureKind.Invalid, "request refused by the Cloud SQL Admin API (status 400): told so")]
    [InlineData(500, "INTERNAL", "", FailureKind.Broken, "internal error of the Cloud SQL Admin API (status 500): told so")]
    [InlineData(503, "UNAVAILABLE", "", FailureKind.Unreachable, "the Cloud SQL Admin API is unavailable: told so")]
    public async Task GooglesError_BecomesWhatToDo(int status, string word, string reason, FailureKind kind, string words)
    {
        var json = $$"""{ "error": { "code": {{status}}, "message": "told\r\nso", "status": "{{word}}", "details": [ { "reason": "{{reason}}" } ] } }""";
        _server.OnRequest = context => FakeRestServer.WriteAsync(context, status, json);

        Assert.Equal(new ReadingFailure(kind, words), await FailureAsync());
    }

    [Theory]
    [InlineData(403, "<html>", "text/html", FailureKind.Broken, "broken answer, not one of the Cloud SQL Admin API (status 403, text/html): is a login page or a proxy in between?")]
    [InlineData(200, "<html>please log in</html>", "text/html", FailureKind.Broken, "broken answer, not one of the Cloud SQL Admin API (status 200, text/html): is a login page or a proxy in between?")]
    [InlineData(200, "[1]", "application/json", FailureKind.Broken, "broken answer, not one of the Cloud SQL Admin API (status 200, application/json): is a login page or a proxy in between?")]
    [InlineData(200, "{ \"a\": ", "application/json", FailureKind.Broken, "broken answer, not one of the Cloud SQL Admin API (status 200, application/json): is a login page or a proxy in between?")]
    [InlineData(502, "<html>", "text/html", FailureKind.Unreachable, "the Cloud SQL Admin API is unavailable (status 502)")]
    [InlineData(429, "slow down", "text/plain", FailureKind.Quota, "the quota of the Cloud SQL Admin API is used up")]
    public async Task ForeignAnswer_IsNeverData(int status, string body, string mediaType, FailureKind kind, string words)
    {
        _server.OnRequest = context => FakeRestServer.WriteAsync(context, status, body, mediaType);

        Assert.Equal(new ReadingFailure(kind, words), await FailureAsync());
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        _server.OnRequest = context =>
        {
            context.Response.Redirect("https://login.example.com/?continue=x");
            return Task.CompletedTask;
        };

        var failure = await FailureAsync();

        Assert.Equal(new ReadingFailure(FailureKind.Broken, "broken answer: the Cloud SQL Admin API does not redirect, but something sends us to login.example.com: is a login page in between?"), failure);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnswerBeyondTheBound_IsBroken_WhetherItSaysItsLengthOrNot(bool saysLength)
    {
        using var client = new GoogleRestClient(_server.Address, TimeProvider.System, new GoogleRestLimits { AnswerBytes = 1024 * 1024 });
        _server.OnRequest = async context =>
        {
            var body = Encoding.UTF8.GetBytes($$"""{ "a": "{{new string('x', 2 * 1024 * 1024)}}" }""");
            context.Response.ContentLength = saysLength ? body.Length : null;
            await context.Response.Body.WriteAsync(body);
        };

        var answer = await client.GetAsync(Api, Path, TestContext.Current.CancellationToken);

        Assert.Equal(new ReadingFailure(FailureKind.Broken, "broken answer: larger than 1 MB"), answer.Failure);
    }

    [Fact]
    public async Task SilentServer_IsUnreachableAfterTheDeadline()
    {
        var time = new FakeTimeProvider();
        using var client = new GoogleRestClient(_server.Address, time);
        var asked = new TaskCompletionSource();
        _server.OnRequest = async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var answer = client.GetAsync(Api, Path, TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(new ReadingFailure(FailureKind.Unreachable, "no answer within 8 s"), (await answer).Failure);
    }

    [Fact]
    public async Task BrokenConnection_IsUnreachable()
    {
        _server.OnRequest = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal(FailureKind.Unreachable, (await FailureAsync())?.Kind);
    }

    [Fact]
    public async Task CycleThatEnds_SaysSo()
    {
        var failure = (await _client.GetAsync(Api, Path, new CancellationToken(canceled: true))).Failure;

        Assert.Equal(new ReadingFailure(FailureKind.Unreachable, "no answer in time"), failure);
    }

    [Fact]
    public async Task Google_GetsTheTokenAtTheHostOfTheApi()
    {
        var google = new FakeGoogle();
        using var client = new GoogleRestClient(server: null, TimeProvider.System, null, new GoogleCredentials(_ => Task.FromResult<ITokenAccessWithHeaders>(new Credential())), google);

        await client.GetAsync(Api, Path, TestContext.Current.CancellationToken);

        Assert.Equal(("https://sqladmin.googleapis.com/v1/projects/acme/instances/orders", "Bearer token"), google.Asked);
    }

    [Fact]
    public async Task Google_WithoutCredentials_IsDeniedAndSaysWhatToDo()
    {
        var credentials = new GoogleCredentials(_ => Task.FromException<ITokenAccessWithHeaders>(new InvalidOperationException()), "roles/x");
        using var client = new GoogleRestClient(server: null, TimeProvider.System, null, credentials, new FakeGoogle());

        var failure = (await client.GetAsync(Api, Path, TestContext.Current.CancellationToken)).Failure;

        Assert.Equal(FailureKind.Denied, failure?.Kind);
        Assert.EndsWith("give the service an account with roles/x", failure?.Reason);
    }

    [Fact]
    public void ForeignHttps_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new GoogleRestClient(new Uri("https://example.com"), TimeProvider.System));

    private async Task<ReadingFailure?> FailureAsync()
    {
        var answer = await _client.GetAsync(Api, Path, TestContext.Current.CancellationToken);
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, answer.Body.ValueKind);
        return answer.Failure;
    }

    private sealed class FakeGoogle : HttpMessageHandler
    {
        public (string?, string?) Asked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = (request.RequestUri?.ToString(), request.Headers.Authorization?.ToString());
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }

    private sealed class Credential : ITokenAccessWithHeaders
    {
        public Task<string> GetAccessTokenForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default) => Task.FromResult("token");

        public Task<AccessTokenWithHeaders> GetAccessTokenWithHeadersForRequestAsync(string? authUri = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new AccessTokenWithHeaders.Builder().Build("token"));
    }
}
