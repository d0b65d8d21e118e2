using OpsDashboard.Journal;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Support;

/// <summary>The one place where tests of workspace and API make a journal.</summary>
static class SampleJournal
{
    public static IncidentJournal Create(IncidentClock clock, TimeProvider time) => new(clock, time);
}
