using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Tests.Emulator;

public sealed class StagingModelTests
{
    private static readonly long Onset = ModelTime.Second("2025-09-15T12:40:00Z");
    private static readonly long Assessed = ModelTime.Second("2025-09-15T18:40:44Z");

    [Theory]
    [InlineData(1278, 0.02)]
    [InlineData(1, 0.15)]
    [InlineData(2, 0.15)]
    [InlineData(-77, 0.15)]
    [InlineData(int.MaxValue, 0.15)]
    public void Outage_OnsetToAssessment_ComesToTheRecordedFigures(int seed, double tolerance)
    {
        var starts = ModelTime.Model(seed).StartsEnded(Onset, Assessed).ToList();

        Assert.All(starts, start => Assert.Equal((Start.DatabasePhase, Start.ConnectionTimeout), (start.FailedPhase, start.ErrorClass)));
        Assert.InRange(starts.Count, 649 * (1 - tolerance), 649 * (1 + tolerance));
        Assert.InRange(starts.Sum(start => start.ErrorEntries), 2373 * (1 - tolerance), 2373 * (1 + tolerance));
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(5)]
    public void Outage_EveryConnection_EndsAtTheTimeoutInForce(int seed)
    {
        var deploy = ModelTime.Second("2025-09-15T15:00:00Z");

        foreach (var start in ModelTime.Model(seed).StartsEnded(Onset, Assessed))
        {
            var timeout = start.From < deploy ? 20 : 25;
            Assert.Equal(timeout, start.PhaseSeconds[Start.DatabasePhase - 1]);
            Assert.All(start.Connections, connection => Assert.Equal(new(timeout, timeout, ConnectionOutcome.TimedOut), connection));
        }
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(9)]
    [InlineData(-3)]
    public void Health_AnyHour_HasTwentyStartsAndNoFailure(int seed)
    {
        var model = ModelTime.Model(seed);
        (string From, string To)[] healthy =
        [
            ("2025-08-01T00:00:00Z", "2025-09-02T09:00:00Z"),
            ("2025-09-02T12:00:00Z", "2025-09-08T05:40:00Z"),
            ("2025-09-08T10:10:00Z", "2025-09-15T06:00:00Z"),
        ];

        foreach (var (from, to) in healthy)
        {
            var starts = model.StartsEnded(ModelTime.Second(from), ModelTime.Second(to)).ToList();

            Assert.All(starts, start => Assert.True(start.Succeeded, $"{start.From}"));
            Assert.All(starts, start => Assert.InRange(start.Connections.Count, 4, 6));
            Assert.InRange(starts.Count / ((ModelTime.Second(to) - ModelTime.Second(from)) / 3600.0), 28, 32);
            for (var i = 0; i + 20 < starts.Count; i++)
            {
                // Twenty-one ends within 60 minutes and one second: no hour between them holds fewer than twenty.
                Assert.True(starts[i + 20].To - starts[i].To <= 3600);
            }
        }
    }

    [Fact]
    public void Health_Connections_EstablishWithinOneToTwoSecondsAtTheNinetyFifth()
    {
        var starts = ModelTime.Model().StartsEnded(ModelTime.Second("2025-09-09T00:00:00Z"), ModelTime.Second("2025-09-14T00:00:00Z"));

        var seconds = starts.SelectMany(start => start.Connections).Select(connection => connection.TotalSeconds).Order().ToList();

        Assert.InRange(seconds[(int)(seconds.Count * 0.95)], 1, 2);
    }

    [Fact]
    public void Connections_HoursBeforeTheOnset_GrowSlower()
    {
        var model = ModelTime.Model();
        double Mean(string from, string to) => model.StartsEnded(ModelTime.Second(from), ModelTime.Second(to))
            .SelectMany(start => start.Connections).Average(connection => connection.TotalSeconds);

        var (calm, later, last) = (
            Mean("2025-09-15T02:00:00Z", "2025-09-15T06:00:00Z"),
            Mean("2025-09-15T11:00:00Z", "2025-09-15T11:50:00Z"),
            Mean("2025-09-15T12:05:00Z", "2025-09-15T12:36:00Z"));

        Assert.True(calm * 1.5 < later && later * 1.5 < last, $"{calm:F2} {later:F2} {last:F2}");
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(3)]
    public void Connector_InTheOutage_IsAskedForMoreThanThreeInstancesCarry(int seed)
    {
        var model = ModelTime.Model(seed);
        var outage = model.Day(ModelTime.Day("2025-09-15")).Concat(model.Day(ModelTime.Day("2025-09-16")))
            .Where(minute => minute.Minute * 60 > Onset + 60).ToList();

        var demand = outage.Select(minute => minute.DemandMbps).Order().ToList();

        Assert.All(outage, minute => Assert.Equal(3, minute.ConnectorCpu.Length));
        Assert.All(outage, minute => Assert.All(minute.ConnectorCpu, cpu => Assert.InRange(cpu, 0.95, 0.99)));
        Assert.InRange(demand[0], 302, 318);
        Assert.InRange(demand[(int)(demand.Count * 0.99)], 302, 318);
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(3)]
    public void Database_InTheIncident_StaysFarBelowItsLimit(int seed)
    {
        var model = ModelTime.Model(seed);

        Assert.All(model.Day(ModelTime.Day("2025-09-10")), minute => Assert.InRange(minute.Backends + minute.SystemBackends, 9, 60));
        Assert.All(model.Day(ModelTime.Day("2025-09-16")), minute => Assert.InRange(minute.Backends + minute.SystemBackends, 9, 60));
    }

    [Fact]
    public void Day_InAnyOrderAndAlone_IsTheSame()
    {
        var days = new[] { "2025-09-15", "2025-08-20", "2025-09-08", "2025-09-16" }.Select(ModelTime.Day).ToArray();
        var (forth, back) = (ModelTime.Model(), ModelTime.Model());

        var one = days.Order().ToDictionary(day => day, day => ModelTime.Print(forth.Day(day)));
        var other = days.OrderDescending().ToDictionary(day => day, day => ModelTime.Print(back.Day(day)));

        Assert.All(days, day => Assert.Equal(one[day], other[day]));
        Assert.Equal(one[days[1]], ModelTime.Print(forth.Day(days[1])));
        Assert.NotEqual(one[days[0]], ModelTime.Print(ModelTime.Model(1279).Day(days[0])));
    }

    [Fact]
    public void Day_MonthsLater_IsStillTheOutageAndCanBeMadeAgain()
    {
        var model = ModelTime.Model();
        var late = ModelTime.Day("2026-03-01");

        var one = ModelTime.Print(model.Day(late));
        _ = model.Day(ModelTime.Day("2025-09-15"));

        Assert.Equal(one, ModelTime.Print(model.Day(late)));
        Assert.All(model.StartsEnded(late * 86_400, (late + 1) * 86_400), start => Assert.False(start.Succeeded));
    }
}
