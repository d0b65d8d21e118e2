using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator.Model;

/// <summary>A wish for an instance.</summary>
/// <param name="Second">Unix second at which it comes.</param>
/// <param name="Attempts">Starts tried before giving up, when all of them fail.</param>
/// <param name="Minute">Minute of the hash from which this arrival draws.</param>
/// <param name="Number">Number within that minute's hash.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Arrival(double Second, int Attempts, long Minute, int Number);

/// <summary>
/// Test runs and scale-from-zero. Five arrivals every ten minutes, two or three in each half: about 30 an hour, and in no
/// hour, however it is cut, under 20.
/// </summary>
sealed class Arrivals(Configuration configuration, Dice dice)
{
    /// <summary>Minutes of one block; blocks are drawn whole.</summary>
    public const int BlockMinutes = 10;

    private const int PerBlock = 5;

    // Numbers below are those of traffic up to the greatest factor.
    private const int FirstNumberOfDeploys = 1_000;

    // Each sums to 18: 3.6 attempts an arrival, without two blocks alike.
    private static readonly int[][] Patterns = [[3, 3, 4, 4, 4], [2, 4, 4, 4, 4], [3, 3, 3, 4, 5]];

    // A deploy starts instances of the new revision beside the usual arrivals.
    private static readonly int[] AttemptsAfterDeploy = [4, 3];

    /// <summary>The arrivals of one block, in no order.</summary>
    public IEnumerable<Arrival> InBlock(long block)
    {
        var minute = block * BlockMinutes;
        var last = (minute + BlockMinutes) * 60;
        var pattern = Patterns[dice.Whole(0, Patterns.Length - 1, minute, Draw.AttemptPattern)];
        var turn = dice.Whole(0, PerBlock - 1, minute, Draw.AttemptPattern, 1);
        var most = Math.Max(configuration.Traffic.At(last).Value, configuration.Traffic.At(minute * 60).Value);
        foreach (var change in configuration.Traffic.Where(change => change.From >= minute * 60 && change.From < last))
            most = Math.Max(most, change.Value);
        for (var i = 0; i < PerBlock * Math.Ceiling(most); i++)
        {
            var second = (minute * 60) + Offset(minute, i);
            if (Comes(minute, i, configuration.Traffic.At(second).Value))
                yield return new Arrival(second, pattern[(i + turn) % PerBlock], minute, i);
        }

        var number = FirstNumberOfDeploys;
        foreach (var revision in configuration.RevisionsBetween(minute * 60, last))
        {
            for (var i = 0; i < AttemptsAfterDeploy.Length; i++)
                yield return new Arrival(revision.From + 5 + (20 * i), AttemptsAfterDeploy[i], minute, number++);
        }
    }

    // The first five lie in halves, so that no hour is short of them; what more traffic adds comes whenever it likes.
    private double Offset(long minute, int i)
    {
        if (i >= PerBlock)
            return dice.Between(0, BlockMinutes * 60, minute, Draw.ExtraArrivals, i);
        var half = i < dice.Whole(2, 3, minute, Draw.SlotSplit) ? 0 : 300;
        return half + dice.Between(0, 300, minute, Draw.ArrivalSecond, i);
    }

    // Each five are one more times the usual traffic; of the last five as many as the fraction says.
    private bool Comes(long minute, int i, double factor) => dice.Unit(minute, Draw.Traffic, i) < factor - (i / PerBlock);
}
