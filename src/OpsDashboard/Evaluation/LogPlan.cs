using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The logs that an evaluation at one time looks at, by the number of the incident.</summary>
public static class LogPlan
{
    // A start of seven phases writes eight entries; twice as many leave room for starts that run side by side.
    private const int EntriesPerStart = 16;

    public static IReadOnlyDictionary<long, LogRequest> Requests(DashboardOptions options, DateTimeOffset now) => options.Incidents
        .Where(incident => incident.Phases?.Starts is not null)
        .ToDictionary(incident => incident.Number, incident => Request(incident.Phases!.Starts!, now));

    private static LogRequest Request(StartLogOptions starts, DateTimeOffset now) =>
        new(starts.Filter, now - starts.Window, now, starts.Shown * EntriesPerStart);
}
