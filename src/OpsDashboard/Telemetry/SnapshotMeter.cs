using System.Diagnostics.Metrics;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Telemetry;

/// <summary>The newest snapshot as gauges: read when somebody scrapes, so that nothing is judged or stored twice.</summary>
/// <remarks>State sets (one series a status, 1 for the current) rather than numbers: a rule reads <c>{status="critical"} == 1</c>.</remarks>
sealed class SnapshotMeter
{
    public SnapshotMeter(IMeterFactory meters, SnapshotFeed feed, ViewerCounts viewers)
    {
        var meter = meters.Create(PollInstruments.MeterName);
        Gauge("opsdashboard.signal.value", null, "Value of a signal in its unit; absent when nothing can be said.", SnapshotSeries.Values);
        Gauge("opsdashboard.signal.status", null, "1 for the current status of a signal, 0 for the others.", SnapshotSeries.Statuses);
        Gauge("opsdashboard.signal.data.timestamp", "s", "Incident time of a signal's newest data.", SnapshotSeries.DataTimes);
        Gauge("opsdashboard.incident.state", null, "1 for where an incident stands in its life, 0 for the others.", SnapshotSeries.IncidentStates);
        Gauge("opsdashboard.incident.resolved.by.override", null, "1 while an incident is called resolved although not all criteria held, 0 otherwise; absent when it is not known what is recorded.", SnapshotSeries.Overrides);
        Gauge("opsdashboard.criterion.verdict", null, "1 for the current verdict of a criterion, 0 for the others.", SnapshotSeries.Verdicts);
        Gauge("opsdashboard.criterion.measured", null, "Measured value of a criterion in its unit; absent when there is none.", SnapshotSeries.Measured);
        Gauge("opsdashboard.source.status", null, "1 for the current status of a source, 0 for the others.", SnapshotSeries.Sources);
        Gauge("opsdashboard.source.breaker.state", null, "1 for the current state of a source's circuit breaker, 0 for the others.", SnapshotSeries.Breakers);
        Gauge("opsdashboard.source.clock.ahead", "s", "Clock of this machine minus a source's, from the dates of its answers.", SnapshotSeries.ClocksAhead);
        Counter("opsdashboard.source.calls", "Calls of a source, each page one.", SnapshotSeries.Calls);
        Counter("opsdashboard.source.series", "Time series that a source returned, which Google bills.", SnapshotSeries.SeriesReturned);
        Gauge("opsdashboard.source.day.calls", null, "Calls of a source on this UTC day of incident time.", SnapshotSeries.DayCalls);
        Gauge("opsdashboard.source.day.series", null, "Time series that a source returned on this UTC day of incident time.", SnapshotSeries.DaySeries);
        Gauge("opsdashboard.source.day.price", null, "USD for the time series of this UTC day of incident time; what is free is not taken off.", SnapshotSeries.DayPrice);
        Gauge("opsdashboard.snapshot.version", null, "Version of the newest snapshot; grows by one a snapshot.", SnapshotSeries.Version);
        Gauge("opsdashboard.snapshot.timestamp", "s", "Incident time of the newest snapshot.", SnapshotSeries.Time);
        meter.CreateObservableGauge("opsdashboard.viewers", () => SnapshotSeries.Viewers(viewers()), unit: null, "Open connections, by view.");

        void Gauge(string name, string? unit, string description, Func<DashboardSnapshot, IEnumerable<Measurement<double>>> series) =>
            meter.CreateObservableGauge(name, () => feed.Current is { } snapshot ? series(snapshot) : [], unit, description);

        void Counter(string name, string description, Func<DashboardSnapshot, IEnumerable<Measurement<double>>> series) =>
            meter.CreateObservableCounter(name, () => feed.Current is { } snapshot ? series(snapshot) : [], unit: null, description);
    }
}

/// <summary>Open connections by view, asked for when somebody scrapes.</summary>
delegate IEnumerable<KeyValuePair<string, int>> ViewerCounts();
