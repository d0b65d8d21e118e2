namespace OpsDashboard.Emulator.Faults;

/// <summary>Chooses points by a hash of (series, minute): every answer chooses the same ones.</summary>
static class PointHash
{
    /// <summary>The number of a series: FNV-1a of its name in words, the same in every process.</summary>
    public static ulong Series(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>A number in [0, 1) for a point of the series and one fault.</summary>
    /// <param name="series">From <see cref="Series"/>.</param>
    /// <param name="endTicks">End of the point; its minute counts.</param>
    /// <param name="fault">Keeps the faults apart: a late point is no likelier to be missing.</param>
    public static double Unit(ulong series, long endTicks, PointFault fault)
    {
        var x = series ^ ((ulong)(endTicks / TimeSpan.TicksPerMinute) * 0x9E3779B97F4A7C15) ^ ((ulong)fault << 56);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        x ^= x >> 31;
        return (x >> 11) * (1.0 / (1UL << 53));
    }
}

/// <summary>What can happen to a point. The numbers are part of the hash.</summary>
enum PointFault
{
    Late = 1,
    Missing = 2,
    Revised = 3,
    Duplicate = 4,
    Order = 5,
    LeftOut = 6,
}
