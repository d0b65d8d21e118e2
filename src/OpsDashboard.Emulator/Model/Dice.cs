namespace OpsDashboard.Emulator.Model;

/// <summary>
/// Randomness as a hash of (seed, minute, stream, n), never a sequence: any minute can be drawn on its own, in any order,
/// and a change in one stream moves no other.
/// </summary>
sealed class Dice(int seed)
{
    /// <summary>A number in [0, 1).</summary>
    public double Unit(long minute, Draw stream, int n = 0)
    {
        var x = Mix((ulong)(uint)seed + 0x9E3779B97F4A7C15);
        x = Mix(x ^ (ulong)minute);
        x = Mix(x ^ (((ulong)stream << 32) | (uint)n));
        return (x >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>A number in [low, high).</summary>
    public double Between(double low, double high, long minute, Draw stream, int n = 0) =>
        low + ((high - low) * Unit(minute, stream, n));

    /// <summary>A whole number from low to high, both included.</summary>
    public int Whole(int low, int high, long minute, Draw stream, int n = 0) =>
        low + (int)((high - low + 1) * Unit(minute, stream, n));

    /// <summary>A standard normal number (Box and Muller).</summary>
    public double Normal(long minute, Draw stream, int n) =>
        Math.Sqrt(-2 * Math.Log(1 - Unit(minute, stream, 2 * n))) * Math.Cos(2 * Math.PI * Unit(minute, stream, (2 * n) + 1));

    // The finalizer of SplitMix64: every input bit reaches every output bit.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
