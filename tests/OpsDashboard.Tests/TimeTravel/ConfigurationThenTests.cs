using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Tests.Program;
using OpsDashboard.TimeTravel;

namespace OpsDashboard.Tests.TimeTravel;

public sealed class ConfigurationThenTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Files => ["appsettings.json", "tests/OpsDashboard.Tests/Configuration/checkout-latency.json"];

    [Theory, MemberData(nameof(Files))]
    public void Configuration_ThroughTheJournal_IsTheSame(string file)
    {
        var options = ShippedConfiguration.Load(file);
        var body = Journalled(ConfigurationEntry.BodyOf(options)).Configuration!.Value.Body;

        var again = ConfigurationThen.WithSignalsAndIncidents(options with { Signals = [], Incidents = [] }, body.Configuration!.Value);

        Assert.NotEmpty(again.Signals);
        Assert.Equal(options, again);
        Assert.Equal(body.Hash, ConfigurationEntry.BodyOf(again).Hash);
    }

    [Fact]
    public void Configuration_ThatChangedSince_IsTheOneInForceThen()
    {
        var today = ShippedConfiguration.Options;
        var before = today with { Incidents = [today.Incidents[0] with { Title = "As it was called then" }] };

        var then = ConfigurationThen.Of(Journalled(ConfigurationEntry.BodyOf(before)), today);

        Assert.Equal("As it was called then", then.Options.Incidents[0].Title);
        Assert.Equal(today.CloudMonitoring, then.Options.CloudMonitoring);
        Assert.Equal((false, null, At.AddMinutes(-1)), (then.IsToday, then.Note, then.Since));
    }

    [Fact]
    public void Configuration_OfToday_NeedsNoNote()
    {
        var then = ConfigurationThen.Of(Journalled(ConfigurationEntry.BodyOf(ShippedConfiguration.Options)), ShippedConfiguration.Options);

        Assert.Equal((true, null), (then.IsToday, then.Note));
    }

    [Fact]
    public void Configuration_ThatIsNotKnown_IsTodaysAndSaysSo()
    {
        var today = ShippedConfiguration.Options;
        var invalid = today with { Incidents = [today.Incidents[0] with { Number = -1 }] };

        Assert.Contains("is not recorded", ConfigurationThen.Of(new JournalThen(At, JournalFacts.Empty), today).Note, StringComparison.Ordinal);
        Assert.Contains("kept its hash 12345678 alone", ConfigurationThen.Of(Journalled(new ConfigurationBody("1234567890", null)), today).Note, StringComparison.Ordinal);
        Assert.Contains("is not valid in this version: Incidents:0:Number", ConfigurationThen.Of(Journalled(ConfigurationEntry.BodyOf(invalid)), today).Note, StringComparison.Ordinal);
        Assert.Contains("cannot be read by this version", ConfigurationThen.Of(Journalled(new ConfigurationBody("1234567890", System.Text.Json.JsonSerializer.SerializeToElement(new { signals = 7 }))), today).Note, StringComparison.Ordinal);
    }

    private static JournalThen Journalled(ConfigurationBody body) => new JournalThen(At, JournalFacts.Empty).With(
        [new JournalEntry(1, 0, 0, EntryKind.Configuration, "", At.AddMinutes(-1), At, Transitions.Author, EntryJson.Write(body))]);
}
