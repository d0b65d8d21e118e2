using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Tests.Emulator;

/// <summary>What people set takes effect from then on, through the model, and never before.</summary>
public sealed class ControlsOfTheModelTests
{
    private const string Now = "2025-09-15T18:40:44Z";
    private static readonly long Day = ModelTime.Day("2025-09-15");

    public static TheoryData<StagingSettings> Settings =>
    [
        new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 },
        new StagingSettings { ConnectorMachineType = "e2-standard-4" },
        new StagingSettings { PoolSize = 100, MaxOverflow = 0 },
        new StagingSettings { MaxConnections = 20 },
        new StagingSettings { TimeoutSeconds = 35 },
        new StagingSettings { TrafficFactor = 4 },
        new StagingSettings { TrafficFactor = 0 },
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Control_Ever_LeavesThePastAsItWas(StagingSettings settings)
    {
        var (at, controls) = (ModelTime.Second(Now), new EmulatorControls(() => DateTimeOffset.Parse(Now)));
        var model = ModelTime.Model(controls: controls);
        List<string> Past() => ModelTime.Print([.. model.Day(Day).Where(minute => minute.Minute * 60 <= at)]);
        List<string> Future() => ModelTime.Print([.. model.Day(Day).Where(minute => minute.Minute * 60 > at)]);
        List<string> Starts() => [.. model.StartsEnded(Day * 86_400, at).Select(start => $"{start.InstanceId} {start.To:R}")];
        var (past, future, starts) = (Past(), Future(), Starts());

        controls.Set(settings);

        Assert.Equal(past, Past());
        Assert.Equal(starts, Starts());
        Assert.NotEqual(future, Future());
    }

    [Fact]
    public void Control_OfTheDatabase_MovesNoOtherStream()
    {
        var (without, with) = (ModelTime.Model().Day(Day + 1), ModelTime.With(Now, new StagingSettings { TimeoutSeconds = 35 }).Day(Day + 1));
        double[] Background(MinuteFacts[] day) => [.. day.Select(minute => Math.Round(minute.DemandMbps - (Connector.MbpsPerStart * minute.Began), 6))];

        Assert.Equal(Background(without), Background(with));
        Assert.Equal(without.Select(minute => minute.DatabaseMemory), with.Select(minute => minute.DatabaseMemory));
    }

    [Fact]
    public void Control_JustAfterMidnight_IsSeenByADayThatWasAlreadyMade()
    {
        var now = DateTimeOffset.Parse("2025-09-16T00:00:20Z");
        var controls = new EmulatorControls(() => now);
        var model = ModelTime.Model(controls: controls);
        _ = model.Day(Day + 3);

        controls.Set(new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });

        var fresh = ModelTime.With("2025-09-16T00:00:20Z", new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });
        Assert.Equal(ModelTime.Print(fresh.Day(Day + 3)), ModelTime.Print(model.Day(Day + 3)));
        Assert.Equal(4, model.Day(Day + 3)[0].ConnectorCpu.Length);
    }

    [Fact]
    public void Connector_RaisedMinimum_UpdatesForMinutesThenCarriesAll()
    {
        var model = ModelTime.With(Now, new StagingSettings { ConnectorMinInstances = 4, ConnectorMaxInstances = 10 });
        var at = ModelTime.Second(Now);

        var (during, after) = (model.EnvironmentAt(at + 1), model.EnvironmentAt(at + 400));

        Assert.Equal(("UPDATING", 2, 3), (during.ConnectorState, during.ConnectorMinInstances, during.ConnectorMaxInstances));
        Assert.Equal(("READY", 4, 10), (after.ConnectorState, after.ConnectorMinInstances, after.ConnectorMaxInstances));
        Assert.All(model.Day(Day + 1), minute => Assert.Equal(4, minute.ConnectorCpu.Length));
        Assert.All(model.StartsEnded(at + 1200, at + 86_400), start => Assert.True(start.Succeeded));
    }

    [Fact]
    public void Connector_RaisedMaximumAlone_ScalesOutAndDoesNotShrink()
    {
        var settings = new StagingSettings { ConnectorMaxInstances = 10 };
        var controls = new EmulatorControls(() => DateTimeOffset.Parse(Now));
        controls.Set(settings);
        var later = new EmulatorControls(new Queue<DateTimeOffset>([DateTimeOffset.Parse(Now), DateTimeOffset.Parse(Now).AddHours(8)]).Dequeue);
        later.Set(settings);
        later.Set(settings with { TrafficFactor = 0.2 });

        Assert.Equal(4, ModelTime.Model(controls: controls).Day(Day + 1)[^1].ConnectorCpu.Length);
        Assert.Equal(4, ModelTime.Model(controls: later).Day(Day + 2)[^1].ConnectorCpu.Length);
    }

    [Fact]
    public void Connector_Smaller_BreaksAHealthyDay()
    {
        var model = ModelTime.With("2025-09-10T12:00:00Z", new StagingSettings { ConnectorMachineType = "f1-micro" });

        var starts = model.StartsEnded(ModelTime.Second("2025-09-10T13:00:00Z"), ModelTime.Second("2025-09-10T15:00:00Z")).ToList();

        Assert.Contains(starts, start => start.ErrorClass == Start.ConnectionTimeout);
    }

    [Theory]
    [InlineData(20, 18)]
    [InlineData(200, 100)]
    public void Database_LimitReached_RefusesConnections(int poolSize, int maxConnections)
    {
        var model = ModelTime.With("2025-09-10T12:00:00Z", new StagingSettings { PoolSize = poolSize, MaxConnections = maxConnections });
        var from = ModelTime.Second("2025-09-10T13:00:00Z");

        var starts = model.StartsEnded(from, from + 7200).ToList();

        Assert.Contains(starts, start => (start.FailedPhase, start.ErrorClass) == (Start.DatabasePhase, Start.ConnectionRefused));
        Assert.DoesNotContain(starts, start => start.ErrorClass == Start.ConnectionTimeout);
        Assert.All(model.Day(ModelTime.Day("2025-09-11")), minute => Assert.InRange(minute.Backends, 0, maxConnections));
    }

    [Fact]
    public void Database_NewLimit_RestartsIt()
    {
        var model = ModelTime.With("2025-09-10T12:00:00Z", new StagingSettings { MaxConnections = 200 });
        var at = ModelTime.Second("2025-09-10T12:00:00Z");

        Assert.Equal("MAINTENANCE", model.EnvironmentAt(at + 30).SqlState);
        Assert.Equal(("RUNNABLE", 200), (model.EnvironmentAt(at + 120).SqlState, model.EnvironmentAt(at + 120).MaxConnections));
        Assert.Contains(model.Day(ModelTime.Day("2025-09-10")), minute => !minute.DatabaseUp);
    }

    [Fact]
    public void Timeout_LongerThanTheQueue_LetsStartsSucceedSlowly()
    {
        var model = ModelTime.With(Now, new StagingSettings { TimeoutSeconds = 90 });
        var at = ModelTime.Second(Now);

        var starts = model.StartsEnded(at + 900, at + 7200).ToList();

        Assert.All(starts, start => Assert.True(start.Succeeded));
        Assert.All(starts, start => Assert.InRange(start.PhaseSeconds[Start.DatabasePhase - 1], 35, 75));
    }

    [Fact]
    public void Timeout_Set_IsANewRevisionWithABurst()
    {
        var model = ModelTime.With(Now, new StagingSettings { TimeoutSeconds = 35 });
        var at = ModelTime.Second(Now);

        var environment = model.EnvironmentAt(at + 1);

        Assert.Matches("^netra-backend-staging-00215-[a-z]{3}$", environment.RevisionName);
        Assert.Equal((35, true, DateTimeOffset.Parse(Now)), (environment.TimeoutSeconds, environment.AllTraffic, environment.RevisionSince));
        Assert.Contains(model.StartsEnded(at, at + 300), start => start.Revision.Name == environment.RevisionName && start.Attempt == 1 && start.From < at + 60);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 15)]
    [InlineData(10, 300)]
    public void Traffic_Factor_IsThatOfArrivals(double factor, double anHour)
    {
        var model = ModelTime.With("2025-09-09T00:00:00Z", new StagingSettings { TrafficFactor = factor, ConnectorMaxInstances = 10, ConnectorMachineType = "e2-standard-4", MaxConnections = 5000 });
        var from = ModelTime.Second("2025-09-10T00:00:00Z");

        Assert.InRange(model.StartsEnded(from, from + 86_400).Count(start => start.Attempt == 1) / 24.0, anHour * 0.85, (anHour * 1.15) + 0.1);
    }
}
