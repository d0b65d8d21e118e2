using CsCheck;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What must hold for any data.</summary>
public sealed class EvaluationProperties
{
    private static readonly CriterionOptions Within = Success() with { Id = "within", Signal = "duration", Within = 3, Objective = new() { Is = Comparison.AtLeast, Than = 95 } };
    private static readonly DashboardOptions Options = With(Success(), Zero, Within, ShortQueue);

    private static readonly Gen<(int Ago, int Count)[]> Events = Gen.Select(Gen.Int[0, 90], Gen.Int[0, 20]).Array[0, 12];
    private static readonly Gen<int[]> Minutes = Gen.OneOf(Gen.Const(Enumerable.Range(0, 61).ToArray()), Gen.Int[0, 90].Array[0, 70]);
    private static readonly Gen<(int Ago, double Value)[]> Values = Gen.Select(Gen.Int[0, 90], Gen.Double[-1e6, 1e6]).Array[0, 70];

    private static readonly Gen<World> Worlds = Gen.Select(Events, Events, Minutes, Values, Events, Events)
        .Select((done, failed, alive, depth, finished, timedOut) => new World(done, failed, alive, depth, finished, timedOut));

    private static readonly string[] FilterNames = [Jobs, Example.Failures.Query.Filter, Example.Alive, Example.Depth, Durations];
    private static readonly Gen<string> Filters = Gen.Int[0, FilterNames.Length - 1].Select(index => FilterNames[index]);

    private sealed record World((int Ago, int Count)[] Done, (int Ago, int Count)[] Failed, int[] Alive, (int Ago, double Value)[] Depth, (int Ago, int Count)[] Finished, (int Ago, int Count)[] TimedOut)
    {
        public MinuteData Data(Func<IEnumerable<Point>, IEnumerable<Point>>? order = null)
        {
            order ??= points => points;
            return new MinuteData()
                .Add(Jobs, Outcome("done"), order(Done.Select(e => At(e.Ago, e.Count))))
                .Add(Jobs, Outcome("failed"), order(Failed.Select(e => At(e.Ago, e.Count))))
                .Add(Example.Failures.Query.Filter, [], order(Failed.Select(e => At(e.Ago, e.Count))))
                .Add(Example.Alive, [], order(Alive.Distinct().Select(ago => At(ago, 1))))
                .Add(Example.Depth, [], order(Depth.DistinctBy(e => e.Ago).Select(e => At(e.Ago, e.Value))))
                .Add(Durations, Outcome("done"), order(Finished.Select(e => Took(e.Ago, 0, e.Count, e.Count / 3, 0, 0))))
                .Add(Durations, Outcome("timeout"), order(TimedOut.Select(e => Took(e.Ago, 0, 0, 0, 0, e.Count))));
        }
    }

    [Fact]
    public void NeverThrows_AndEveryOpenVerdictHasAReason() => Worlds.Sample(world =>
    {
        var result = world.Data().Evaluate(Options, Now);

        Assert.All(Criteria(result), criterion => Assert.True(criterion.Verdict == Verdict.Met || criterion.Reason is { Length: > 0 }));
        Assert.All(result.Tiles, tile => Assert.True(tile.Value is null || double.IsFinite(tile.Value.Value)));
    });

    [Fact]
    public void OrderOfPoints_IsIrrelevant() => Worlds.Sample(world =>
    {
        var forwards = world.Data().Evaluate(Options, Now);
        var backwards = world.Data(points => points.Reverse()).Evaluate(Options, Now);

        Assert.Equal(forwards.Tiles, backwards.Tiles);
        Assert.Equal(Criteria(forwards), Criteria(backwards));
    });

    [Fact]
    public void NoData_IsNeverMetNorOk() => Worlds.Sample(world =>
    {
        var result = world.Data().Evaluate(Options, Now.AddHours(3));

        Assert.All(Criteria(result), criterion => Assert.NotEqual(Verdict.Met, criterion.Verdict));
        Assert.All(result.Tiles, tile => Assert.NotEqual(TileStatus.Ok, tile.Status));
    });

    [Fact]
    public void AnyFailedRead_LeavesNothingMetThatNeedsIt() => Gen.Select(Worlds, Filters).Sample((world, filter) =>
    {
        var data = world.Data();
        data.Failures[filter] = new ReadingFailure(FailureKind.Unreachable, "no answer");
        var result = data.Evaluate(Options, Now);

        foreach (var criterion in Options.Incidents[0].Horizons[0].Criteria)
        {
            var signal = Options.Signals.Single(one => one.Id == criterion.Signal);
            if (signal.Query.Filter == filter || signal.Presence?.Filter == filter)
            {
                Assert.Equal(Verdict.CannotTell, Criteria(result).Single(one => one.Id == criterion.Id).Verdict);
            }
        }
    });

    [Fact]
    public void OneSuccessTurnedIntoAFailure_NeverMovesNotMetToMet() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Minutes, Gen.Int[0, 59]).Sample((done, failed, alive, ago) =>
        {
            var before = Ratio(done + 1, failed, alive, ago);
            var after = Ratio(done, failed + 1, alive, ago);

            Assert.False(before == Verdict.NotMet && after == Verdict.Met);
        });

    [Fact]
    public void OneAttemptSlowerOrFailed_NeverMovesNotMetToMet_Within() =>
        Gen.Select(Gen.Int[0, 30].Array[5], Gen.Int[0, 20], Minutes, Gen.Int[0, 4], Gen.Int[1, 5], Gen.Double[0.5, 9]).Sample((counts, timedOut, alive, bucket, slower, within) =>
        {
            long[] before = [.. counts.Select((count, i) => i == bucket ? count + 1L : count)];
            // One attempt moves to a slower bucket, or beyond the last: it fails.
            var to = Math.Min(bucket + slower, 5);
            long[] after = [.. counts.Select((count, i) => i == to ? count + 1L : count)];

            var was = WithinVerdict(before, timedOut, alive, within);
            var becomes = WithinVerdict(after, timedOut + (to == 5 ? 1 : 0), alive, within);

            Assert.False(was == Verdict.NotMet && becomes == Verdict.Met);
        });

    [Fact]
    public void Earlier_Results_NeverChangeAVerdict() => Gen.Select(Worlds, Worlds).Sample((earlier, world) =>
    {
        var previous = earlier.Data().Evaluate(Options, Now.AddMinutes(-1));
        var fresh = world.Data().Evaluate(Options, Now);
        var after = world.Data().Evaluate(Options, Now, previous);

        Assert.Equal(Criteria(fresh).Select(one => (one.Verdict, one.Reason)), Criteria(after).Select(one => (one.Verdict, one.Reason)));
        Assert.Equal(fresh.Tiles.Select(tile => tile.Status), after.Tiles.Select(tile => tile.Status));
    });

    private static Verdict Ratio(int done, int failed, int[] alive, int ago)
    {
        var world = new World([(ago, done)], [(ago, failed)], alive, [], [], []);
        return Criteria(world.Data().Evaluate(Options, Now))[0].Verdict;
    }

    private static Verdict WithinVerdict(long[] counts, int timedOut, int[] alive, double within)
    {
        var data = new MinuteData().Add(Example.Alive, [], alive.Distinct().Select(ago => At(ago, 1))).Add(Durations, Outcome("done"), Took(5, counts));
        _ = timedOut > 0 ? data.Add(Durations, Outcome("timeout"), Took(5, 0, 0, 0, 0, timedOut)) : data;
        return Only(data.Evaluate(With(Within with { Within = within, Objective = new() { Is = Comparison.AtLeast, Than = 80 } }), Now)).Verdict;
    }

    private static ValueList<Criterion> Criteria(EvaluationResult result) => result.Incidents[0].Horizons[0].Criteria;
}
