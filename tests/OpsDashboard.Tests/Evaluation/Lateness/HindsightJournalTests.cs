using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>What people say changes while points arrive late.</summary>
public sealed class HindsightJournalTests
{
    private const int Incident = 7;

    [Fact]
    public void NewAttempt_TheWindowsOfTheOldOne_AreNotJudgedAgain()
    {
        var replay = Poor().Jobs("done", -1, 10, visibleAt: 5).Jobs("done", -2, 10, visibleAt: 5).Jobs("done", -3, 10, visibleAt: 5);
        replay.Cycles(0, 3);
        Assert.NotEmpty(replay.Hindsight.Histories[0].Windows);

        replay.Journal = With(new IncidentRecord { Attempts = [new AttemptStart(2, Replay.CycleTime(3), AttemptCause.DeclaredFix, "more workers", null, "ada", Replay.CycleTime(3), [])] });
        replay.Cycles(4, 6);

        Assert.Empty(replay.Revisions);
        Assert.All(replay.Hindsight.Histories[0].Windows, window => Assert.Equal(2, window.Journal.Of(Incident).Attempt));
    }

    [Fact]
    public void LatePoints_AfterASignOff_AreJudgedWithWhatWasSaidThen()
    {
        var replay = Poor().Jobs("done", -1, 10, visibleAt: 5).Jobs("done", -2, 10, visibleAt: 5).Jobs("done", -3, 10, visibleAt: 5);
        replay.Cycles(0, 2);
        replay.Journal = With(new IncidentRecord { SignOffs = [new SignOff("other", 1, true, "ada", Now, null, null, 1)] });

        replay.Cycles(3, 5);

        Assert.Equal(5, replay.Revisions.Count);
        Assert.Equal([0, 0, 0, 1, 1, 1], replay.Hindsight.Histories[0].Windows.Select(window => window.Journal.Position));
    }

    [Fact]
    public void JournalNotRead_NoWindowIsKept()
    {
        var replay = Poor();
        replay.Journal = JournalFacts.NotRead("no answer");

        replay.Cycles(0, 2);

        Assert.Empty(replay.Hindsight.Histories[0].Windows);
    }

    private static Replay Poor() => new Replay(Example.With(Success())).Living().Jobs("done", -20, 7).Jobs("failed", -20, 3);

    private static JournalFacts With(IncidentRecord record) => new(1, new Dictionary<long, IncidentRecord> { [Incident] = record });
}
