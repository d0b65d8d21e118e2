using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Tests.Emulator;

public sealed class StagingModelTests
{
    private static readonly long Onset = Second("2025-09-15T12:40:00Z");
    private static readonly long Assessed = Second("2025-09-15T18:40:44Z");

    [Theory]
    [InlineData(1278, 0.02)]
    [InlineData(1, 0.15)]
    [InlineData(2, 0.15)]
    [InlineData(-77, 0.15)]
    [InlineData(int.MaxValue, 0.15)]
    public void Outage_OnsetToAssessment_ComesToTheRecordedFigures(int seed, double tolerance)
    {
        var starts = new StagingModel(seed, RunningEmulator.Assessed).StartsEnded(Onset, Assessed).ToList();

        Assert.All(starts, start => Assert.False(start.Succeeded));
        Assert.InRange(starts.Count, 649 * (1 - tolerance), 649 * (1 + tolerance));
        Assert.InRange(starts.Sum(start => start.ErrorEntries), 2373 * (1 - tolerance), 2373 * (1 + tolerance));
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(5)]
    public void Outage_EveryConnection_EndsAtTheTimeoutInForce(int seed)
    {
        var deploy = Second("2025-09-15T15:00:00Z");

        foreach (var start in new StagingModel(seed, RunningEmulator.Assessed).StartsEnded(Onset, Assessed))
        {
            var timeout = start.From < deploy ? 20 : 25;
            Assert.Equal(Start.DatabasePhase, start.PhaseSeconds.Count);
            Assert.Equal(timeout, start.PhaseSeconds[^1]);
            Assert.All(start.Connections, connection => Assert.Equal(new ConnectionAttempt(timeout, timeout), connection));
        }
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(9)]
    public void Health_AnyHour_HasTwentyStartsAndNoFailure(int seed)
    {
        var from = Second("2025-09-01T00:00:00Z");
        var starts = new StagingModel(seed, RunningEmulator.Assessed).StartsEnded(from, Onset).ToList();

        Assert.All(starts, start => Assert.True(start.Succeeded));
        Assert.All(starts, start => Assert.InRange(start.Connections.Count, 4, 6));
        Assert.InRange(starts.Count / ((Onset - from) / 3600.0), 28, 32);
        for (var i = 0; i + 20 < starts.Count; i++)
        {
            // Twenty-one ends within 60 minutes and one second: no hour between them holds fewer than twenty.
            Assert.True(starts[i + 20].To - starts[i].To <= 3600);
        }
    }

    [Fact]
    public void Health_Connections_EstablishWithinOneToTwoSecondsAtTheNinetyFifth()
    {
        var starts = new StagingModel(1278, RunningEmulator.Assessed).StartsEnded(Second("2025-09-09T00:00:00Z"), Second("2025-09-14T00:00:00Z"));

        var seconds = starts.SelectMany(start => start.Connections).Select(connection => connection.TotalSeconds).Order().ToList();

        Assert.InRange(seconds[(int)(seconds.Count * 0.95)], 1, 2);
    }

    [Fact]
    public void Connections_HoursBeforeTheOnset_GrowSlower()
    {
        var model = new StagingModel(1278, RunningEmulator.Assessed);
        double Mean(string from, string to) => model.StartsEnded(Second(from), Second(to))
            .SelectMany(start => start.Connections).Average(connection => connection.TotalSeconds);

        var (calm, later, last) = (
            Mean("2025-09-15T02:00:00Z", "2025-09-15T06:00:00Z"),
            Mean("2025-09-15T09:00:00Z", "2025-09-15T10:30:00Z"),
            Mean("2025-09-15T11:30:00Z", "2025-09-15T12:40:00Z"));

        Assert.True(calm * 1.5 < later && later * 1.2 < last, $"{calm:F2} {later:F2} {last:F2}");
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(3)]
    public void Connector_InHealth_HasTwoInstancesWithRoom(int seed)
    {
        var model = new StagingModel(seed, RunningEmulator.Assessed);
        for (var day = Day("2025-09-01"); day < Day("2025-09-15"); day++)
        {
            foreach (var minute in model.Day(day))
            {
                Assert.Equal(2, minute.ConnectorInstances);
                Assert.InRange(minute.DemandMbps, 120, 180);
                Assert.All(minute.ConnectorCpu, cpu => Assert.InRange(cpu, 0.33, 0.56));
            }
        }
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(3)]
    public void Connector_InTheOutage_IsAskedForMoreThanThreeInstancesCarry(int seed)
    {
        var model = new StagingModel(seed, RunningEmulator.Assessed);
        var outage = model.Day(Day("2025-09-15")).Concat(model.Day(Day("2025-09-16")))
            .Where(minute => minute.Minute * 60 > Onset + 60).ToList();

        var demand = outage.Select(minute => minute.DemandMbps).Order().ToList();

        Assert.All(outage, minute => Assert.Equal(3, minute.ConnectorInstances));
        Assert.All(outage, minute => Assert.All(minute.ConnectorCpu, cpu => Assert.InRange(cpu, 0.95, 0.99)));
        Assert.InRange(demand[0], 302, 318);
        Assert.InRange(demand[(int)(demand.Count * 0.99)], 302, 318);
    }

    [Theory]
    [InlineData(1278)]
    [InlineData(3)]
    public void Database_Always_StaysFarBelowItsLimit(int seed)
    {
        var model = new StagingModel(seed, RunningEmulator.Assessed);

        Assert.All(model.Day(Day("2025-09-10")), minute => Assert.InRange(minute.Backends + minute.SystemBackends, 9, 60));
        Assert.All(
            model.Day(Day("2025-09-16")),
            minute => Assert.InRange(minute.Backends + minute.SystemBackends, 25, 45));
    }

    [Fact]
    public void Day_ComputedAgainAndAlone_IsTheSame()
    {
        var day = Day("2025-09-15");
        var (one, other) = (new StagingModel(1278, RunningEmulator.Assessed), new StagingModel(1278));
        _ = one.Day(day - 1);

        Assert.Equal(Print(one.Day(day)), Print(other.Day(day)));
        Assert.NotEqual(Print(other.Day(day)), Print(new StagingModel(1279, RunningEmulator.Assessed).Day(day)));
    }

    private static IEnumerable<string> Print(MinuteFacts[] day) => day.Select(minute =>
        $"{minute.Minute} {minute.DemandMbps:R} {minute.Active} {minute.Idle} {minute.PoolInUse} {minute.Backends} " +
        string.Join(',', minute.Ended.Select(start => $"{start.To:R}/{start.ErrorEntries}")));

    private static long Second(string time) => DateTimeOffset.Parse(time).ToUnixTimeSeconds();

    private static long Day(string date) => Second($"{date}T00:00:00Z") / 86_400;
}
