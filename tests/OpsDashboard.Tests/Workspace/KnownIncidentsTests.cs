using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Workspace;

public sealed class KnownIncidentsTests
{
    private static readonly DashboardOptions Options = new() { Incidents = [new() { Number = 1278 }, new() { Number = 1302 }] };

    [Fact]
    public void Without_ListsConfiguredAndJournalled()
    {
        var known = KnownIncidents.Of(Options, Recorded(1278, 1244, 0));

        Assert.Equal("There is no incident 9999. Known incidents: 1278, 1302; no longer configured: 1244.", known.Without(9999));
    }

    [Fact]
    public void Without_Any_SaysSo() => Assert.Equal("There is no incident 7. Known incidents: none.", KnownIncidents.Of(new(), JournalFacts.Empty).Without(7));

    [Fact]
    public void Many_AreBounded()
    {
        var known = KnownIncidents.Of(Options, Recorded([.. Enumerable.Range(1, 60)]));

        Assert.Equal((KnownIncidents.Most, 60, 10), (known.Gone.Count, known.Gone[0], known.More));
        Assert.EndsWith("; and 10 more.", known.Without(9999));
    }

    [Theory]
    [InlineData(1244, true)]
    [InlineData(1278, false)]
    [InlineData(9999, false)]
    public void IsGone_WhenOnlyTheJournalKnowsIt(long number, bool isGone) => Assert.Equal(isGone, KnownIncidents.IsGone(number, Options, Recorded(1278, 1244)));

    private static JournalFacts Recorded(params ReadOnlySpan<long> numbers) =>
        new(1, numbers.ToArray().ToDictionary(number => number, _ => IncidentRecord.Nothing));
}
