using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Emulator.Controls;

namespace OpsDashboard.Emulator.Faults;

/// <summary>What faults make of a finished answer: points twice, points in another order, the words of a partial one.</summary>
static class AnswerFaults
{
    private const double DuplicateShare = 0.25;

    public static void Apply(ListTimeSeriesResponse response, ApiFaults faults)
    {
        if (faults.Partial)
        {
            response.ExecutionErrors.Add(new Google.Rpc.Status
            {
                Code = (int)StatusCode.Unavailable,
                Message = "Some time series could not be read.",
            });
        }

        if (!faults.Duplicate && !faults.Reordered)
            return;
        foreach (var series in response.TimeSeries)
            Spoil(series, faults);
    }

    private static void Spoil(TimeSeries series, ApiFaults faults)
    {
        var number = PointHash.Series($"{series.Metric}|{series.Resource}");
        double Unit(Point point, PointFault fault) => PointHash.Unit(number, Queries.Interval.Ticks(point.Interval.EndTime, ""), fault);

        IEnumerable<Point> points = [.. series.Points];
        if (faults.Duplicate)
            points = points.SelectMany(point => Enumerable.Repeat(point, Unit(point, PointFault.Duplicate) < DuplicateShare ? 2 : 1));
        if (faults.Reordered)
            points = points.OrderBy(point => Unit(point, PointFault.Order));
        var spoiled = points.ToList();
        series.Points.Clear();
        series.Points.Add(spoiled);
    }
}
