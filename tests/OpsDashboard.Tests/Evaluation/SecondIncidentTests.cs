using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Another team's incident, from its own file alone: judged by the same code, in its own words.</summary>
public sealed class SecondIncidentTests
{
    private static readonly DateTimeOffset End = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly DashboardOptions Options = ConfigurationLoader.Load(SecondIncident.With()).Options!;
    private static readonly ValueList<double> Bounds = [1, 2, 3, 5];

    [Fact]
    public void SlowPaymentAndFullQueue_IsHeldByTheWorkers()
    {
        var incident = Judge(completed: 40, abandoned: 10, finished: [0, 10, 0, 20, 0], timedOut: 20, queue: 118);

        Assert.Equal(
            "NOT FIXED. Held by: order workers. 300 of 1,500 checkouts in the last 30 min were not completed; payment takes more than 8 s (cut off by the timeout). Data up to 12:00 (normal Cloud Monitoring delay).",
            incident.Sentence);
        Assert.Equal(("capacity", 4711), (incident.Determination.Kind, incident.Number));
        Assert.Equal(WhyState.Confirmed, incident.Whys[0].State);
        Assert.Equal([Verdict.NotMet, Verdict.NotMet, Verdict.TooEarly, Verdict.NotMet, Verdict.NotMet], Verdicts(incident));
    }

    [Fact]
    public void SlowPaymentAndQueueWithRoom_IsHeldByTheGateway()
    {
        var incident = Judge(completed: 40, abandoned: 10, finished: [0, 10, 0, 20, 0], timedOut: 20, queue: 6);

        Assert.Equal(("dependency", "payment gateway"), (incident.Determination.Kind, incident.Determination.HeldBy));
    }

    [Fact]
    public void Recovered_MeetsItsRatios_AndLeavesTheSignOffs()
    {
        var incident = Judge(completed: 50, abandoned: 0, finished: [40, 10, 0, 0, 0], timedOut: 0, queue: 12);

        Assert.Equal([Verdict.Met, Verdict.Met, Verdict.TooEarly, Verdict.NotMet, Verdict.NotMet], Verdicts(incident));
        Assert.StartsWith("TOO EARLY TO SAY.", incident.Sentence, StringComparison.Ordinal);
    }

    private static Verdict[] Verdicts(Incident incident) =>
        [.. incident.Horizons.SelectMany(horizon => horizon.Criteria).Select(criterion => criterion.Verdict)];

    private static Incident Judge(int completed, int abandoned, long[] finished, int timedOut, double queue)
    {
        var data = new MinuteData()
            .Add(Filter("checkout-success"), Result("completed"), EachMinute(completed))
            .Add(Filter("payment-latency"), Result("approved"), EachMinute(finished))
            .Add(Filter("order-queue"), [], EachMinute(queue))
            .Add(Filter("price-cache-hits"), [], EachMinute(0.9));
        _ = abandoned > 0 ? data.Add(Filter("checkout-success"), Result("abandoned"), EachMinute(abandoned)) : data;
        _ = timedOut > 0 ? data.Add(Filter("payment-latency"), Result("timeout"), EachMinute([0, 0, 0, 0, timedOut])) : data;
        foreach (var presence in Options.Signals.Select(signal => signal.Presence?.Filter).OfType<string>().Distinct())
        {
            data.Add(presence, [], EachMinute(1));
        }

        return Assert.Single(data.Evaluate(Options, End.AddSeconds(90)).Incidents);
    }

    private static string Filter(string signal) => Options.Signals.Single(one => one.Id == signal).Query.Filter;

    private static Dictionary<string, string> Result(string result) => new() { ["result"] = result };

    private static IEnumerable<Point> EachMinute(double value) => Minutes().Select(end => new Point(end, value));

    private static IEnumerable<Point> EachMinute(long[] counts) =>
        Minutes().Select(end => new Point(end, counts.Sum(), new Histogram(Bounds, counts.ToValueList(), counts.Sum())));

    private static IEnumerable<DateTimeOffset> Minutes() => Enumerable.Range(0, 180).Select(ago => End.AddMinutes(-ago));
}
