using System.Diagnostics.Metrics;
using System.Globalization;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Screens;

/// <summary>Paired screens as gauges, read when somebody scrapes.</summary>
sealed class ScreenInstruments
{
    public ScreenInstruments(IMeterFactory meters, WallScreens walls, TimeProvider time)
    {
        var meter = meters.Create(PollInstruments.MeterName);
        meter.CreateObservableGauge("opsdashboard.screen.connected", () => walls.Presence.Select(one => Series(one, one.ConnectedSince is null ? 0 : 1)), unit: null, "1 while a paired wall screen is connected to this program, 0 otherwise.");
        meter.CreateObservableGauge(
            "opsdashboard.screen.paint.age",
            () => walls.Presence.Where(one => one.Trace.Last is not null).Select(one => Series(one, Math.Max(0, (time.GetUtcNow() - one.Trace.Last!.At).TotalSeconds))),
            "s",
            "Real time since a paired wall screen last said that it painted; absent until it has.");
    }

    private static Measurement<double> Series(ScreenPresence one, double value) =>
        new(value, new KeyValuePair<string, object?>("screen", one.Screen.Number.ToString(CultureInfo.InvariantCulture)), new("name", OneLine.Of(one.Screen.Name)));
}
