using Google.Cloud.Monitoring.V3;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Program;

/// <summary>The raw values that the model drew, against what is read of them through server, client, buckets and interpolation.</summary>
public sealed class ExactPercentilesTests
{
    private static readonly double[] Percentiles = [50, 90, 95, 99, 100];

    private static readonly DateTimeOffset Now = ShippedConfiguration.Options.Emulator.StartAt;

    [Theory]
    [InlineData(1278)]
    [InlineData(7)]
    [InlineData(424242)]
    public async Task Percentile_OfAnyWindow_EnclosesTheExactOne(int seed)
    {
        var model = new StagingModel(seed, Now);
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Seed = seed }, () => Now, "http://127.0.0.1:0");
        using var channel = CloudMonitoringChannel.Open(emulator.Address);
        using var source = new CloudMonitoringSource(
            new MetricService.MetricServiceClient(channel), Scenario.ProjectId, new IncidentClock(new FakeTimeProvider(), Now), TimeProvider.System);
        var cases = Windows(seed).SelectMany(window => Signals(window, model)).ToArray();

        var readings = await source.ReadAsync([.. cases.Select(one => one.Request)], TestContext.Current.CancellationToken);

        var compared = cases.Sum(one => Compare(one, readings[one.Request]));
        Assert.True(compared > 400, $"only {compared} percentiles were compared");
    }

    private static int Compare(Case one, Reading reading)
    {
        Assert.Null(reading.Failure);
        var attempts = AttemptDistribution.Of(reading.Series, one.Signal.Outcome!, one.Request.Start, one.Request.End);
        Assert.Equal((one.Exact.Count(double.IsFinite), one.Exact.Length), (attempts.Finished, attempts.Total));
        if (one.Exact.Length == 0)
        {
            return 0;
        }

        foreach (var percentile in Percentiles)
        {
            var quantile = attempts.Percentile(percentile, one.Timeout);
            var exact = one.Exact[(int)Math.Ceiling(percentile * one.Exact.Length / 100) - 1];
            var where = $"p{percentile} of {one.Signal.Id} in ({one.Request.Start:s}, {one.Request.End:s}]: exactly {exact}, read {quantile}";

            Assert.True(exact >= quantile.Lower && exact < (quantile.Upper ?? double.MaxValue) || double.IsInfinity(exact), where);
            Assert.True((quantile.Bound is Bound.AtLeast) == (double.IsInfinity(exact) || quantile.Upper is null), where);
            Assert.True(double.IsFinite(exact) || (quantile.Bound is Bound.AtLeast && quantile.Value >= one.Timeout), where);
            Assert.True(quantile.Bound is Bound.AtLeast ? quantile.Value.Equals(quantile.Lower) : quantile.Value >= quantile.Lower && quantile.Value <= quantile.Upper, where);
        }

        return Percentiles.Length;
    }

    /// <summary>Healthy days, the fix of the earlier incident, the growing delay, the onset, the outage; long and short.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Windows(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 24; i++)
        {
            var minutes = (int[])[5, 17, 60, 240, 1440];
            var length = TimeSpan.FromMinutes(minutes[i % minutes.Length]);
            var back = i % 2 == 0 ? random.Next(10, 9 * 60) : random.Next(10, 9 * 1440);
            var to = SignalQueries.FloorMinute(Now.AddMinutes(-back));
            yield return (to - length, to);
        }
    }

    private static IEnumerable<Case> Signals((DateTimeOffset From, DateTimeOffset To) window, StagingModel model)
    {
        var starts = model.StartsEnded(window.From.ToUnixTimeSeconds(), window.To.ToUnixTimeSeconds()).ToArray();
        for (var phase = 1; phase <= Start.Phases; phase++)
        {
            yield return Of($"phase-{phase}-duration", window, starts.Where(start => start.PhaseSeconds.Count >= phase).Select(start => Phase(start, phase)));
        }

        yield return Of("sql-connect-time", window, starts.SelectMany(start => start.Connections.Select(connection => connection.Outcome == ConnectionOutcome.Open ? connection.TotalSeconds : double.PositiveInfinity)));
        yield return Of("connector-latency", window, starts.SelectMany(start => start.Connections.Select(connection => connection.Outcome == ConnectionOutcome.Open ? connection.DialSeconds : double.PositiveInfinity)));
    }

    private static double Phase(Start start, int phase) =>
        !start.Succeeded && phase == start.PhaseSeconds.Count ? double.PositiveInfinity : start.PhaseSeconds[phase - 1];

    private static Case Of(string id, (DateTimeOffset From, DateTimeOffset To) window, IEnumerable<double> exact)
    {
        var signal = ShippedConfiguration.Options.Signals.Single(signal => signal.Id == id);
        var timeout = Facts.Then(ShippedConfiguration.Options, LiveConfiguration.Without("not read"), signal.TimeoutFact, window.To);
        return new Case(signal, SignalQueries.Values(signal, window.From, window.To, SignalQueries.SamplePeriod), [.. exact.Order()], timeout);
    }

    private sealed record Case(SignalOptions Signal, SeriesRequest Request, double[] Exact, double? Timeout);
}
