using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.GoogleRest;
using OpsDashboard.Readings.Health;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Readings.GoogleRest;

/// <summary>Configuration and log are read through one breaker.</summary>
public sealed class RestHealthTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
    private readonly SourceHealth _health;
    private readonly GoogleRestClient _client;

    public RestHealthTests()
    {
        _health = new SourceHealth(_time, fewestFailures: 3, sampled: TimeSpan.FromMinutes(3));
        _client = Client(new Uri("http://127.0.0.1:1"));
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task ThreeFailures_AreEnough_AndTheFourthCallIsNotMade()
    {
        for (var i = 0; i < 3; i++)
        {
            await AskAsync();
        }

        var fourth = await AskAsync();

        Assert.Equal((BreakerState.Open, 3), (_health.Breaker.State, _health.Usage.Current.Total.Calls));
        Assert.Equal(FailureKind.Unreachable, fourth.Failure?.Kind);
        Assert.EndsWith("(not asked again yet)", fourth.Failure?.Reason);
    }

    [Fact]
    public async Task AfterTheBreak_OneTrialGoesOut()
    {
        for (var i = 0; i < 3; i++)
        {
            await AskAsync();
        }

        _time.Advance(TimeSpan.FromSeconds(6));
        await AskAsync();
        await AskAsync();

        Assert.Equal(4, _health.Usage.Current.Total.Calls);
    }

    [Fact]
    public async Task GoogleApiThatFails_DoesNotSilenceTheOthers_AndIsTheOneToldOf()
    {
        using var client = Client(server: null);
        for (var i = 0; i < 3; i++)
        {
            await client.GetAsync(GoogleApi.Logging, "/v2/x", TestContext.Current.CancellationToken);
        }

        var other = await client.GetAsync(GoogleApi.CloudSql, "/v1/x", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("not asked", other.Failure?.Reason);
        Assert.Equal((BreakerState.Open, BreakerState.Open, BreakerState.Closed),
            (_health.Breaker.State, _health.BreakerOf("logging.googleapis.com").State, _health.BreakerOf("sqladmin.googleapis.com").State));
    }

    private GoogleRestClient Client(Uri? server) => new(
        server, _time, null, new GoogleCredentials(_ => throw new InvalidOperationException()), new Unreachable())
    { Health = _health };

    private Task<RestAnswer> AskAsync() => _client.GetAsync(GoogleApi.Logging, "/v2/projects/p/locations/l/services/s", TestContext.Current.CancellationToken);

    private sealed class Unreachable : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("refused");
    }
}
