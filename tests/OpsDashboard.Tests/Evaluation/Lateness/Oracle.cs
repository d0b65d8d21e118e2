using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>The rules once more, straight from the product's description and as slow as they read: minute by minute over what
/// happened. Nothing of the program's evaluation is used. Minute m's data are usable from minute m + 1 on (delay one minute).</summary>
sealed class Oracle(World world, int nowMinute, int visibleUpToMinute)
{
    public const int WindowMinutes = 20;
    public const int TileMinutes = 60;
    public const int MinimumTotal = 3;

    /// <summary>Minutes on the whole, so the half minute of the clock falls away.</summary>
    private int End => nowMinute;

    private int Start => Math.Max(End - WindowMinutes, world.OpenedMinute);

    private bool Nominal => world.OpenedMinute <= End - WindowMinutes;

    /// <summary>More than 80 % of at least three jobs.</summary>
    public Verdict Ratio() => Shared(
        world.Jobs.Where(Seen).Select(job => (job.Minute, job.Count, Good: job.Done ? job.Count : 0, Maybe: 0)).ToArray(), share => share > 0.8);

    /// <summary>At least 75 % of at least three attempts within 3 s; the bucket from 2 to 4 s straddles it.</summary>
    public Verdict Within() => Shared(
        world.Attempts.Where(one => Seen(one.Minute, one.Late)).Select(one => (
            one.Minute,
            one.Count,
            Good: !one.TimedOut && one.Bucket < 2 ? one.Count : 0,
            Maybe: !one.TimedOut && one.Bucket == 2 ? one.Count : 0)).ToArray(),
        share => share >= 0.75);

    public Verdict Zero()
    {
        if (Start >= End)
        {
            return Verdict.TooEarly;
        }

        var failed = 0;
        var alive = 0;
        for (var minute = Start + 1; minute <= End; minute++)
        {
            failed += world.Jobs.Where(Seen).Where(job => job.Minute == minute && !job.Done).Sum(job => job.Count);
            alive += IsAlive(minute) ? 1 : 0;
        }

        // An event that was seen happened, however late everything else is.
        if (failed > 0)
        {
            return Verdict.NotMet;
        }

        if (alive == 0 || IsSilentOrLate(minute => IsAlive(minute) || world.Jobs.Where(Seen).Any(job => job.Minute == minute && !job.Done)))
        {
            return Verdict.CannotTell;
        }

        return Nominal && alive == WindowMinutes ? Verdict.Met : Verdict.TooEarly;
    }

    /// <summary>Never 50 or more.</summary>
    public Verdict Gauge()
    {
        if (Start >= End)
        {
            return Verdict.TooEarly;
        }

        var (values, highest) = (0, int.MinValue);
        for (var minute = Start + 1; minute <= End; minute++)
        {
            if (ValueOf(minute) is { } value)
            {
                (values, highest) = (values + 1, Math.Max(highest, value));
            }
        }

        if (values == 0 || IsSilentOrLate(minute => ValueOf(minute) is not null))
        {
            return Verdict.CannotTell;
        }

        return highest >= 50 ? Verdict.NotMet : Nominal && values == WindowMinutes ? Verdict.Met : Verdict.TooEarly;
    }

    /// <summary><c>no-data</c>, <c>stale</c>, or null when the tile says something about now.</summary>
    public TileStatus? Tile(string signal) => signal switch
    {
        "queue-depth" => Silence(minute => ValueOf(minute) is not null),
        "failures" => Silence(minute => IsAlive(minute) || world.Jobs.Where(Seen).Any(job => job.Minute == minute && !job.Done)),
        "duration" => Silence(minute => IsAlive(minute) || world.Attempts.Any(one => one.Minute == minute && Seen(one.Minute, one.Late))),
        _ => Silence(minute => IsAlive(minute) || world.Jobs.Where(Seen).Any(job => job.Minute == minute)),
    };

    private Verdict Shared((int Minute, int Count, int Good, int Maybe)[] things, Func<double, bool> holds)
    {
        if (Start >= End)
        {
            return Verdict.TooEarly;
        }

        int total = 0, good = 0, maybe = 0, alive = 0;
        for (var minute = Start + 1; minute <= End; minute++)
        {
            foreach (var thing in things.Where(one => one.Minute == minute))
            {
                total += thing.Count;
                good += thing.Good;
                maybe += thing.Maybe;
            }

            alive += IsAlive(minute) ? 1 : 0;
        }

        if ((total == 0 && alive == 0) || IsSilentOrLate(minute => IsAlive(minute) || things.Any(one => one.Minute == minute)))
        {
            return Verdict.CannotTell;
        }

        if (total < MinimumTotal)
        {
            return Verdict.TooEarly;
        }

        var (worst, best) = (holds((double)good / total), holds((double)(good + maybe) / total));
        return worst != best ? Verdict.CannotTell
            : !worst ? Verdict.NotMet
            : Nominal && alive == WindowMinutes ? Verdict.Met : Verdict.TooEarly;
    }

    private bool IsSilentOrLate(Func<int, bool> any) => Silence(any) is not null;

    /// <summary>Nothing in the tile's hour, or nothing in its last three minutes and the one before.</summary>
    private TileStatus? Silence(Func<int, bool> any)
    {
        for (var minute = End; minute > End - TileMinutes; minute--)
        {
            if (any(minute))
            {
                return End - minute > 3 ? TileStatus.Stale : null;
            }
        }

        return TileStatus.NoData;
    }

    private bool IsAlive(int minute) => world.Lives.Any(one => one.Minute == minute && Seen(one.Minute, one.Late));

    private int? ValueOf(int minute)
    {
        var (value, newest) = ((int?)null, -1);
        foreach (var sample in world.Depths.Where(one => one.Minute == minute && Seen(one.Minute, one.Late)))
        {
            // Of one minute the value that came last counts; of two at once the first.
            (value, newest) = sample.Late > newest ? (sample.Value, sample.Late) : (value, newest);
        }

        return value;
    }

    private bool Seen(World.Job job) => Seen(job.Minute, job.Late);

    /// <summary>Nothing after the window's end counts, whatever is visible.</summary>
    private bool Seen(int minute, int late) => minute <= End && minute + late <= visibleUpToMinute;
}
