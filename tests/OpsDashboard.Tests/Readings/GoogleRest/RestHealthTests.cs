using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
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
        // Port 9 (discard): nobody listens, so each call is a refused connection.
        _client = new GoogleRestClient(new Uri("http://127.0.0.1:9"), _time) { Health = _health };
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

    private Task<RestAnswer> AskAsync() => _client.GetAsync(GoogleApi.Logging, "/v2/projects/p/locations/l/services/s", TestContext.Current.CancellationToken);
}
