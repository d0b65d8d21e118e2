using System.Runtime.InteropServices;
using OpsDashboard.Emulator.Metrics;

namespace OpsDashboard.Emulator.Queries;

/// <summary>A stretch of one series' points, newest first.</summary>
/// <param name="Series">Whose.</param>
/// <param name="Skip">Newest points left out.</param>
/// <param name="Take">Points taken after them.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct Stretch(Series Series, int Skip, int Take);

/// <summary>Cuts a reply into pages.</summary>
static class Page
{
    /// <summary>The size asked for; 0 means the greatest, as does anything above it.</summary>
    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT below 0.</exception>
    public static int Size(int asked, int max) => asked switch
    {
        < 0 => throw Refusal.Invalid("page_size must not be negative"),
        0 => max,
        _ => Math.Min(asked, max),
    };

    /// <summary>The points from <paramref name="offset"/> on, counted through all series; a series may be cut.</summary>
    public static (List<Stretch> Stretches, bool More) ByPoints(IReadOnlyList<Series> series, long offset, int size)
    {
        var stretches = new List<Stretch>();
        foreach (var one in series)
        {
            var count = one.Count;
            if (offset >= count)
            {
                offset -= count;
                continue;
            }

            if (size == 0)
                return (stretches, true);
            var take = Math.Min(size, count - (int)offset);
            stretches.Add(new Stretch(one, (int)offset, take));
            if (offset + take < count)
                return (stretches, true);
            (size, offset) = (size - take, 0);
        }

        return (stretches, false);
    }
}
