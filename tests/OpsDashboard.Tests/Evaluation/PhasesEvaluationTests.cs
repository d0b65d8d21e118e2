using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Two phases: jobs that run, then jobs that are stored.</summary>
public sealed class PhasesEvaluationTests
{
    private const string Stored = "metric.type = \"x/stored\"";

    private static readonly SignalOptions Second = Duration with { Id = "store", Title = "Store", Query = Duration.Query with { Filter = Stored }, Follows = "duration" };

    private static readonly DashboardOptions Options = With() with
    {
        Signals = [Duration, Second],
        Incidents =
        [
            With().Incidents[0] with
            {
                Facts = [new() { Id = "timeout", Steps = [new() { From = End.AddDays(-30), Value = 4 }, new() { From = End.AddHours(-5), Value = 10 }, new() { From = End.AddDays(1), Value = 99 }] }],
                Phases = new() { Signals = ["duration", "store"], TimedPhase = "duration", TimeoutFact = "timeout", History = TimeSpan.FromHours(10), Starts = new() { Filter = "x" } },
            },
        ],
    };

    [Fact]
    public void Rows_CountPercentilesAndFailures_FromTheTilesOwnAnswer()
    {
        var row = Evaluate(Data(done: [0, 6, 2, 0, 0], failed: 2)).Rows[0];

        Assert.Equal((2, 10, 10.0), (row.Failed, row.Reached, row.Timeout));
        Assert.Equal((1.0, 2.0), (row.P50.Lower, row.P50.Upper));
        Assert.Equal(Quantile.Unfinished(10), row.P95);
        Assert.Equal(Quantile.Unfinished(10), row.Max);
    }

    [Fact]
    public void Rows_BehindABrokenPhase_AreNotReached()
    {
        var phases = Evaluate(Data(done: [0, 0, 0, 0, 0], failed: 12));

        Assert.Equal((TileStatus.NotReached, "0 of 12 passed Job duration p95", 0), (phases.Rows[1].Tile.Status, phases.Rows[1].Tile.Reason, phases.Rows[1].Reached));
        Assert.Null(phases.Rows[1].Timeout);
    }

    [Fact]
    public void History_HasTheTimeoutInForceAtItsBeginning_AndEachChangeUntilNow()
    {
        var history = Evaluate(Data([0, 6, 0, 0, 0], failed: 0)).History!;

        Assert.Equal([4.0, 10.0], history.Timeouts.Select(step => step.Value));
        Assert.Equal((End.AddHours(-10), End, TimeSpan.FromMinutes(5)), (history.From, history.To, history.Step));
    }

    [Fact]
    public void History_WithoutData_IsGapsAndNoZero()
    {
        var history = Evaluate(Data([0, 6, 0, 0, 0], failed: 0)).History!;

        Assert.Equal(120, history.Duration.Count);
        Assert.Single(history.Duration, point => point.Value is not null);
    }

    [Fact]
    public void Starts_LogFails_KeepsWhatWasReadBefore()
    {
        var entry = new LogEntry(End, new Dictionary<string, string> { ["start_id"] = "a", ["phase"] = "1", ["duration_seconds"] = "2", ["outcome"] = "success" }, new Dictionary<string, string>());
        var before = Evaluate(new LogReading([entry], Now));

        var after = Evaluate(new LogReading([], Now, new ReadingFailure(FailureKind.Denied, "no rights")), before);

        Assert.Null(before.Incidents[0].Phases!.Starts!.Failure);
        Assert.Equal(("no rights", "a"), (after.Incidents[0].Phases!.Starts!.Failure, Assert.Single(after.Incidents[0].Phases!.Starts!.Runs).Id));
    }

    [Fact]
    public void NotConfigured_IsNothing() => Assert.Null(new MinuteData().Evaluate(With(), Now).Incidents[0].Phases);

    private static EvaluationResult Evaluate(LogReading log, EvaluationResult? previous = null) => Evaluator.Evaluate(
        Options, new ReadingSet(new Dictionary<SeriesRequest, Reading>(), new Dictionary<string, MetricTiming>()) { Logs = new Dictionary<long, LogReading> { [7] = log } }, Now, previous);

    private static Phases Evaluate(MinuteData data) => data.Evaluate(Options, Now).Incidents[0].Phases!;

    private static MinuteData Data(long[] done, int failed) => new MinuteData()
        .Add(Alive, [], EachMinute(60))
        .Add(Durations, Outcome("done"), Took(3, done))
        .Add(Durations, Outcome("timeout"), Took(3, 0, 0, 0, 0, failed));
}
