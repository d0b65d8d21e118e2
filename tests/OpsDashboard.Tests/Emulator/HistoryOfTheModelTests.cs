using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Tests.Emulator;

/// <summary>The incidents before 1278, each with its own signature.</summary>
public sealed class HistoryOfTheModelTests
{
    [Theory]
    [InlineData(1278)]
    [InlineData(4)]
    public void Incident1274_FailsInPhaseFiveByAuthentication_WithAConnectorAtEase(int seed)
    {
        var model = ModelTime.Model(seed);
        var (from, until) = (ModelTime.Second("2025-09-02T09:10:00Z"), ModelTime.Second("2025-09-02T11:20:00Z"));

        var failed = model.StartsEnded(from, until + 60).Where(start => !start.Succeeded).ToList();

        Assert.InRange(failed.Count, 150, 350);
        Assert.All(failed, start => Assert.Equal((Start.ServicesPhase, Start.Authentication), (start.FailedPhase, start.ErrorClass)));
        Assert.All(failed, start => Assert.All(start.Connections, connection => Assert.Equal(ConnectionOutcome.Open, connection.Outcome)));
        Assert.All(Minutes(model, from, until), minute => Assert.All(minute.ConnectorCpu, cpu => Assert.InRange(cpu, 0.2, 0.6)));
    }

    [Theory]
    [InlineData("2025-09-08T06:30:00Z", "2025-09-08T09:50:00Z")]
    [InlineData("2025-09-15T12:45:00Z", "2025-09-15T18:40:00Z")]
    public void Incidents1263And1278_TimeOutInPhaseThree_WithAConnectorThatIsSaturated(string from, string until)
    {
        var model = ModelTime.Model();

        var starts = model.StartsEnded(ModelTime.Second(from), ModelTime.Second(until)).ToList();

        Assert.All(starts, start => Assert.Equal((Start.DatabasePhase, Start.ConnectionTimeout), (start.FailedPhase, start.ErrorClass)));
        Assert.InRange(starts.Count / ((ModelTime.Second(until) - ModelTime.Second(from)) / 3600.0), 90, 130);
        var minutes = Minutes(model, ModelTime.Second(from), ModelTime.Second(until));
        Assert.All(minutes, minute => Assert.All(minute.ConnectorCpu, cpu => Assert.InRange(cpu, 0.93, 1)));
        Assert.All(minutes, minute => Assert.InRange(minute.DemandMbps, 300, 318));
    }

    [Theory]
    [InlineData("2025-09-08T05:30:00Z", "2025-09-08T06:30:00Z")]
    [InlineData("2025-09-15T05:30:00Z", "2025-09-15T12:50:00Z")]
    public void Incidents1263And1278_BeginInTheSameOrder_InstancesThenCpuThenFailures(string from, string until)
    {
        var model = ModelTime.Model();
        var minutes = Minutes(model, ModelTime.Second(from), ModelTime.Second(until));

        var grown = minutes.First(minute => minute.ConnectorCpu.Length == 3).Minute;
        var busy = minutes.First(minute => minute.ConnectorCpu.Average() > 0.8).Minute;
        var down = minutes.Where(minute => minute.Minute > grown + 3).First(minute => minute.Ended.Any(start => !start.Succeeded)).Minute;

        Assert.Equal(2, minutes[0].ConnectorCpu.Length);
        Assert.True(grown < busy && busy <= down, $"{grown} {busy} {down}");
    }

    [Fact]
    public void Incident1263_IsOverWhenItsFixIsDeployed()
    {
        var model = ModelTime.Model();
        var fix = ModelTime.Second("2025-09-08T10:00:00Z");
        var (before, after) = (model.EnvironmentAt(fix - 1), model.EnvironmentAt(fix));

        Assert.Equal((8, false, "netra-backend-staging-00212-qex"), (before.TimeoutSeconds, before.AllTraffic, before.RevisionName));
        Assert.Equal((20, true, "netra-backend-staging-00213-abt"), (after.TimeoutSeconds, after.AllTraffic, after.RevisionName));
        Assert.All(model.StartsEnded(fix + 300, fix + 86_400), start => Assert.True(start.Succeeded));
    }

    [Fact]
    public void Connector_AfterTheImport_KeepsItsInstancesUntilItIsReplaced()
    {
        var model = ModelTime.Model();

        Assert.All(Minutes(model, ModelTime.Second("2025-09-08T06:00:00Z"), ModelTime.Second("2025-09-12T02:00:00Z")), minute => Assert.Equal(3, minute.ConnectorCpu.Length));
        Assert.All(Minutes(model, ModelTime.Second("2025-09-12T02:01:00Z"), ModelTime.Second("2025-09-15T06:00:00Z")), minute => Assert.Equal(2, minute.ConnectorCpu.Length));
    }

    private static List<MinuteFacts> Minutes(StagingModel model, long from, long until) =>
        [.. Enumerable.Range((int)(from / 86_400), (int)((until / 86_400) - (from / 86_400)) + 1)
            .SelectMany(day => model.Day(day)).Where(minute => minute.Minute * 60 > from && minute.Minute * 60 <= until)];
}
