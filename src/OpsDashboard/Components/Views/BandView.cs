using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>A stretch of time in which durations were cut off: the true ones lie above <paramref name="Y"/>, in the hatched field.</summary>
public sealed record BandView(double Left, double Width, double Y, string Label)
{
    /// <summary>One band for each run of equal bounds.</summary>
    public static ValueList<BandView> Of(ValueList<TimelinePoint> duration, TimeSpan distance, string unit, TimeAxis axis, ValueAxis values)
    {
        var bands = new List<BandView>();
        var step = axis.Width(distance);
        (double From, double To, double Value)? run = null;
        foreach (var point in duration)
        {
            var x = axis.X(point.UnixSeconds);
            if (run is { } open && point.AtLeast && point.Value.Equals(open.Value) && x - open.To <= step * 1.5)
            {
                run = (open.From, x, open.Value);
                continue;
            }

            Add(run);
            run = point is { AtLeast: true, Value: { } value } ? (x, x, value) : null;
        }

        Add(run);
        return bands.ToValueList();

        void Add((double From, double To, double Value)? ended)
        {
            if (ended is { } band)
            {
                var left = Math.Max(0, band.From - (step / 2));
                var width = Math.Min(100, band.To + (step / 2)) - left;
                bands.Add(new BandView(
                    Math.Round(left, 2),
                    Math.Round(width, 2),
                    values.Y(band.Value),
                    Quantity.Text(band.Value, unit, Bound.AtLeast)));
            }
        }
    }
}
