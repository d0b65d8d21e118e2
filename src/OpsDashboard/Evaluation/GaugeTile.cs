using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>A tile whose headline is the newest point.</summary>
static class GaugeTile
{
    public static Tile Evaluate(Tile tile, SignalOptions signal, TileWindow window, ValueList<Series> series, Facts facts)
    {
        if (series.Count > 1)
        {
            return tile with { Status = TileStatus.Error, Reason = SeriesCount.TooMany(series.Count, signal.Query) };
        }

        if (series.Count == 0 || series[0].Points.Count == 0)
        {
            return tile with { Reason = $"no data in the last {Quantity.Text(signal.Window)}" };
        }

        if (Scaling.Of(signal, facts.Product) is not { } scaling)
        {
            return tile with { Status = TileStatus.Error, Reason = facts.Unknown(signal.PercentOf) };
        }

        var points = series[0].Points;
        if (points.Any(point => point.Histogram is not null || !double.IsFinite(scaling.Apply(point.Number))))
        {
            return tile with { Status = TileStatus.Error, Reason = "the query returned no number; choose an aligner that makes one" };
        }

        var values = new double[points.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scaling.Apply(points[i].Number);
        }

        var status = Thresholds.Fold(values, tile.Thresholds);
        return tile with
        {
            Value = values[^1],
            Status = status,
            Reason = TileWords.Reason(status, tile.Thresholds, tile.Unit),
            DataTime = points[^1].End,
            Points = Gapped(points, values, signal.Step > window.Period ? signal.Step : window.Period),
        };
    }

    /// <summary>A missing point is a gap, not a line across it.</summary>
    private static ValueList<TilePoint> Gapped(ValueList<Point> points, double[] values, TimeSpan step)
    {
        var gapped = new List<TilePoint>(points.Count);
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0 && points[i].End - points[i - 1].End > step)
            {
                gapped.Add(new TilePoint((points[i - 1].End + step).ToUnixTimeSeconds(), null));
            }

            gapped.Add(new TilePoint(points[i].End.ToUnixTimeSeconds(), values[i]));
        }

        return gapped.ToValueList();
    }
}
