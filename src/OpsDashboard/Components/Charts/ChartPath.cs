using System.Text;
using OpsDashboard.Components.Views;

namespace OpsDashboard.Components.Charts;

/// <summary>SVG path data of a series. A gap in the data is a gap in the line: nothing is drawn over what was not measured.</summary>
public static class ChartPath
{
    /// <summary>Path data; empty without points.</summary>
    /// <param name="points">Oldest first; x and y in the chart's coordinates, y null for a gap.</param>
    /// <param name="reach">Points further apart than this in x are not joined.</param>
    public static string Of(IEnumerable<(double X, double? Y)> points, double reach)
    {
        var path = new StringBuilder();
        double? last = null;
        var alone = false;
        foreach (var (x, value) in points)
        {
            if (value is not { } y)
            {
                Close(path, alone);
                (last, alone) = (null, false);
                continue;
            }

            var joined = last is { } before && x - before <= reach;
            if (!joined)
            {
                Close(path, alone);
            }

            path.Append(joined ? 'L' : 'M').Append(Numbers.Coordinate(x)).Append(' ').Append(Numbers.Coordinate(y));
            alone = !joined;
            last = x;
        }

        Close(path, alone);
        return path.ToString();
    }

    // A line of no length with round caps: a point between two gaps stays visible.
    private static void Close(StringBuilder path, bool alone)
    {
        if (alone)
        {
            path.Append("h0");
        }
    }
}
