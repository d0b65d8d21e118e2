using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Evaluation.Oracle.Drawing;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>What must hold between two evaluations of drawn situations, whatever each of them says.</summary>
public sealed class EvaluationRelationTests
{
    private const int Scenarios = 40;

    /// <summary>"Turning one success into a failure at the same total never moves not-met to met."</summary>
    [Fact]
    public void OneSuccessTurnedIntoAFailure_NeverMovesNotMetToMet()
    {
        var faults = new List<string>();
        var turned = 0;
        for (var seed = 0; seed < Scenarios; seed++)
        {
            var (before, after) = (ScenarioDraw.Of(seed), ScenarioDraw.Of(seed));
            var now = before.Nows[^1];
            turned += after.World.Metrics.Count(metric => TurnOne(metric, now, new Draw(seed)));
            faults.AddRange(Pairs(before, after, now)
                .Where(pair => pair is { Before.Verdict: Verdict.NotMet, After.Verdict: Verdict.Met })
                .Select(pair => $"seed {before.Seed}, {pair.Options.Id}: {pair.Before.Reason}, then met"));
        }

        Assert.True(turned > Scenarios / 2, "hardly any success was found: this proves nothing");
        Assert.Equal([], faults);
    }

    /// <summary>"Met needs … presence for every minute of it": without a minute nothing becomes met, and nothing stays so that looks at it.</summary>
    [Fact]
    public void OneMinuteLost_NeverMakesAVerdictBetter()
    {
        var faults = new List<string>();
        var met = 0;
        for (var seed = 0; seed < Scenarios; seed++)
        {
            var (before, after) = (ScenarioDraw.Of(seed), ScenarioDraw.Of(seed));
            var now = before.Nows[^1];
            var minute = Minutes.Floor(now).AddMinutes(-new Draw(seed).Between(5, 30));
            after.World.Metrics.SelectMany(metric => metric.Series).ToList().ForEach(series => series.RemoveMinute(minute));
            foreach (var (options, was, becomes) in Pairs(before, after, now).Where(pair => pair.Options.Kind != CriterionKind.All && IsSampledByTheMinute(before, pair.Options)))
            {
                var isSeen = minute > was.WindowStart && minute <= was.WindowEnd;
                met += was.Verdict == Verdict.Met ? 1 : 0;
                if (becomes.Verdict == Verdict.Met && (was.Verdict != Verdict.Met || isSeen))
                {
                    faults.Add($"seed {seed}, {options.Id}: {was.Verdict}, met without {minute:HH:mm} of the last {options.Window}");
                }
            }
        }

        Assert.True(met > Scenarios / 2, "hardly anything was met: this proves nothing");
        Assert.Equal([], faults);
    }

    /// <summary>"A verdict is a function of readings, configuration, journal facts and time alone, so ?at=, backtest and restart agree."</summary>
    [Fact]
    public void Restart_SaysTheSame()
    {
        var faults = new List<string>();
        for (var seed = 0; seed < Scenarios; seed++)
        {
            var scenario = ScenarioDraw.Of(seed);
            var running = new ProductionRun(scenario);
            foreach (var now in scenario.Nows)
            {
                var (ran, restarted) = (running.Cycle(now), new ProductionRun(scenario).Cycle(now));
                faults.AddRange(Criteria(scenario).Where(_ => scenario.Incident.OpenedAt <= now).Select(one => (Was: Judging.Found(ran, one.Id), Becomes: Judging.Found(restarted, one.Id)))
                    .Where(pair => Said(pair.Was) != Said(pair.Becomes))
                    .Select(pair => $"seed {seed} at {now:HH:mm:ss}, {pair.Was.Id}: {Said(pair.Was)}, after a restart {Said(pair.Becomes)}"));
                faults.AddRange(ran.Tiles.Zip(restarted.Tiles)
                    .Where(pair => Said(pair.First) != Said(pair.Second))
                    .Select(pair => $"seed {seed} at {now:HH:mm:ss}, {pair.First.Id}: {Said(pair.First)}, after a restart {Said(pair.Second)}"));
            }
        }

        Assert.Equal([], faults);
    }

    private static (Verdict, string?, double?, double?, double?) Said(Criterion one) => (one.Verdict, one.Reason, one.Measured, one.Good, one.Total);

    // A failed read keeps the last value beside it, which a restart cannot know.
    private static (TileStatus, string?, double?) Said(Tile one) => (one.Status, one.Reason, one.Status == TileStatus.Error ? null : one.Value);

    private static IEnumerable<CriterionOptions> Criteria(Scenario scenario) => scenario.Incident.CriteriaAndParts();

    private static IEnumerable<(CriterionOptions Options, Criterion Before, Criterion After)> Pairs(Scenario before, Scenario after, DateTimeOffset now)
    {
        var (was, becomes) = (new ProductionRun(before).Cycle(now), new ProductionRun(after).Cycle(now));
        return Criteria(before).Select(one => (one, Judging.Found(was, one.Id), Judging.Found(becomes, one.Id)));
    }

    private static bool IsSampledByTheMinute(Scenario scenario, CriterionOptions criterion)
    {
        var signal = scenario.Options.Signals.Single(one => one.Id == criterion.Signal);
        return scenario.World.Period(signal.Presence ?? signal.Query) == TimeSpan.FromMinutes(1);
    }

    // One that is done becomes one that failed, in the same moment.
    private static bool TurnOne(RawMetric metric, DateTimeOffset now, Draw draw)
    {
        var done = metric.Series.Where(series => series.Labels.GetValueOrDefault("outcome") == "done")
            .SelectMany(series => series.Samples.Select(sample => (Series: series, Sample: sample)))
            .Where(one => one.Sample.Number >= 1 && one.Sample.Buckets is not { Length: 0 } && one.Sample.Arrives <= now)
            .ToArray();
        if (done.Length == 0)
        {
            return false;
        }

        var (from, sample) = draw.Of(done);
        from.Remove(sample);
        from.Add(sample with { Number = sample.Number - 1, Buckets = With(sample.Buckets, Array.FindIndex(sample.Buckets ?? [], count => count > 0), -1) });
        metric.Series.First(series => series.Labels["outcome"] == "failed").Add(sample with { Number = 1, Buckets = With(sample.Buckets is null ? null : new long[sample.Buckets.Length], (sample.Buckets?.Length ?? 0) - 1, 1) });
        return true;
    }

    private static long[]? With(long[]? buckets, int index, long more) => buckets?.Select((count, i) => i == index ? count + more : count).ToArray();
}
