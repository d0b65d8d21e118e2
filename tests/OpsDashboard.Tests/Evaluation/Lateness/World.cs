using CsCheck;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>Raw things that happened, each in a minute (0 is 12:00) and visible from a minute on, if not at once then late.</summary>
sealed record World(World.Job[] Jobs, World.Sample[] Lives, World.Sample[] Depths, World.Attempt[] Attempts, int OpenedMinute)
{
    /// <summary>Jobs that ended in a minute.</summary>
    public sealed record Job(int Minute, bool Done, int Count, int Late);

    /// <summary>A value of a minute; sampled again later it replaces the earlier one.</summary>
    public sealed record Sample(int Minute, int Value, int Late);

    /// <summary>Attempts that took a time in a bucket (0 to 4), or that timed out.</summary>
    public sealed record Attempt(int Minute, int Bucket, bool TimedOut, int Count, int Late);

    public const int First = -45;
    public const int Last = 15;

    private static readonly Gen<int> Minute = Gen.Int[First, Last];
    private static readonly Gen<int> Late = Gen.Frequency((5, Gen.Const(0)), (2, Gen.Int[1, 4]), (2, Gen.Int[5, 14]));
    private static readonly Gen<int> MostlyInTime = Gen.Frequency((30, Gen.Const(0)), (1, Gen.Int[1, 12]));

    private static Gen<int> Among(params int[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    /// <summary>A sign of life or value each minute: all, most or few of them, in time or late.</summary>
    private static Gen<Sample[]> EachMinute(Gen<int> value, Gen<int> late) =>
        Gen.Select(Among(0, 0, 1, 8), Gen.Select(value, late, Gen.Int[0, 9]).Array[Last - First + 1])
            .Select((holes, minutes) => minutes.Select((one, i) => (Hole: one.Item3 < holes, Sample: new Sample(First + i, one.Item1, one.Item2))).Where(one => !one.Hole).Select(one => one.Sample).ToArray());

    /// <summary>What happened without pause; a stretch of it arrives in one burst at the end.</summary>
    private static Gen<Sample[]> Series(Gen<int> value) =>
        Gen.Select(EachMinute(value, MostlyInTime), Gen.Int[-10, Last], Among(0, 0, 6, 12))
            .Select((samples, from, length) => samples.Select(one => one.Minute >= from && one.Minute < from + length ? one with { Late = from + length - one.Minute } : one).ToArray());

    public static Gen<World> Any { get; } = Gen.Select(
            Gen.Select(Minute, Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))), Gen.Int[1, 5], Late).Select((minute, done, count, late) => new Job(minute, done, count, late)).Array[0, 10],
            Series(Gen.Const(1)),
            Gen.Select(Series(Gen.Frequency((40, Gen.Int[0, 49]), (1, Gen.Int[50, 99]))), Gen.Select(Minute, Gen.Int[0, 60], Gen.Int[1, 12]).Select((minute, value, late) => new Sample(minute, value, late)).Array[0, 2])
                .Select((series, again) => series.Concat(again).ToArray()),
            Gen.Select(Minute, Gen.Int[0, 3], Gen.Bool, Gen.Int[1, 5], Late).Select((minute, bucket, timedOut, count, late) => new Attempt(minute, bucket, timedOut && count == 1, count, late)).Array[0, 10],
            Among(-200, -200, -24, -3, 6))
        .Select((jobs, lives, depths, attempts, opened) => new World(jobs, lives, depths, attempts, opened));

    /// <summary>The same as points of series, added up by minute as a source would.</summary>
    public Replay Replay(Replay replay)
    {
        foreach (var minute in Jobs.GroupBy(job => (job.Minute, job.Done)))
        {
            Grow(minute.Select(job => (job.Late, job.Count)), (late, count) =>
            {
                replay.Add(Example.Jobs, Outcome(minute.Key.Done ? "done" : "failed"), At(-minute.Key.Minute, count), Visible(minute.Key.Minute, late));
                _ = minute.Key.Done ? replay : replay.Add(Failures.Query.Filter, [], At(-minute.Key.Minute, count), Visible(minute.Key.Minute, late));
            });
        }

        foreach (var sample in Lives)
        {
            replay.Add(Alive, [], At(-sample.Minute, 1), Visible(sample.Minute, sample.Late));
        }

        foreach (var sample in Depths)
        {
            replay.Add(Depth, [], At(-sample.Minute, sample.Value), Visible(sample.Minute, sample.Late));
        }

        foreach (var minute in Attempts.GroupBy(attempt => (attempt.Minute, attempt.TimedOut)))
        {
            foreach (var late in minute.Select(attempt => attempt.Late).Distinct())
            {
                var counts = Enumerable.Range(0, 5).Select(bucket => minute.Where(one => one.Late <= late && one.Bucket == bucket).Sum(one => (long)one.Count)).ToArray();
                replay.Add(Durations, Outcome(minute.Key.TimedOut ? "timeout" : "done"), Took(-minute.Key.Minute, counts), Visible(minute.Key.Minute, late));
            }
        }

        return replay;
    }

    private static void Grow(IEnumerable<(int Late, int Count)> parts, Action<int, int> add)
    {
        foreach (var late in parts.Select(part => part.Late).Distinct())
        {
            add(late, parts.Where(part => part.Late <= late).Sum(part => part.Count));
        }
    }

    private static DateTimeOffset Visible(int minute, int late) => End.AddMinutes(minute + 1 + late);
}
