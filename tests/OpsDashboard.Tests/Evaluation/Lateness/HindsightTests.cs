using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>Stories of points that arrive late. Minute 0 is 12:00, judged at 12:01:30.</summary>
public sealed class HindsightTests
{
    private static readonly ReadingFailure Unreachable = new(FailureKind.Unreachable, "no answer");

    [Fact]
    public void LatePoints_TurnAClosedWindow_AndSaySo()
    {
        var replay = Poor().Jobs("done", -1, 10, visibleAt: 5).Jobs("done", -2, 10, visibleAt: 5).Jobs("done", -3, 10, visibleAt: 5);

        replay.Cycles(0, 5);

        Assert.Equal(
            [
                "12:05 not-met → 12:06 met after 3 late points",
                "12:04 not-met → 12:06 met after 3 late points",
                "12:03 not-met → 12:06 met after 3 late points",
                "12:02 not-met → 12:06 met after 3 late points",
                "12:01 not-met → 12:06 met after 3 late points",
            ],
            replay.Texts);
        Assert.Equal(
            new VerdictRevision("success-80", End, Verdict.NotMet, Verdict.Met, Replay.CycleTime(0), Replay.CycleTime(5), 3), replay.Revisions[^1]);
    }

    [Fact]
    public void LatePoints_ThatCannotTurnTheVerdict_AreNotAskedFor()
    {
        var replay = Poor().Jobs("failed", -1, 2, visibleAt: 3).Jobs("done", -2, 1, visibleAt: 3);

        replay.Cycles(0, 3);

        Assert.Equal(0, replay.AskedAgain);
        Assert.All(replay.Hindsight.Histories[0].Windows.Take(3), window => Assert.Equal((2, 8.0, 13.0), (window.LatePoints, window.Counted, window.Total)));
        Assert.Empty(replay.Revisions);
    }

    [Fact]
    public void LatePoints_ThatMightTurnAndDoNot_AreAskedForOnce()
    {
        var slow = Success() with { Signal = "duration", Within = 4, MinimumTotal = 1 };
        var replay = new Replay(With(slow)).Living().Add(Durations, Outcome("done"), Took(20, 0, 0, 0, 5, 0)).Add(Durations, Outcome("done"), Took(1, 0, 0, 0, 1, 0), Replay.CycleTime(2));

        replay.Cycles(0, 2);
        var asked = replay.AskedAgain;
        replay.Cycles(3, 3);

        Assert.Equal((2, 0), (asked, replay.AskedAgain));
        Assert.Empty(replay.Revisions);
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(1, 2)]
    public void Zero_WithEventsAlready_IsNotAskedForMore(int firstEventMinutesAgo, int asked)
    {
        var replay = new Replay(With(Zero)).Living().Add(Example.Failures.Query.Filter, [], At(2, 1), Replay.CycleTime(2));
        _ = firstEventMinutesAgo == 5 ? replay.Add(Example.Failures.Query.Filter, [], At(5, 1)) : replay;

        replay.Cycles(0, 2);

        Assert.Equal(asked, replay.AskedAgain);
    }

    [Fact]
    public void LatePoints_OverSeveralCycles_AreCountedTogether()
    {
        var replay = Poor().Jobs("done", -1, 1, visibleAt: 2).Jobs("done", -2, 1, visibleAt: 3).Jobs("done", -3, 30, visibleAt: 4);

        replay.Cycles(0, 4);

        Assert.Equal("12:01 not-met → 12:05 met after 3 late points", replay.Texts.Last());
        Assert.Equal("12:04 not-met → 12:05 met after 1 late point", replay.Texts.First());
    }

    [Fact]
    public void WindowsThatDoNotHoldThePoint_AreNotAskedFor()
    {
        var replay = Poor().Jobs("done", 3, 30, visibleAt: 5);

        replay.Cycles(0, 5);

        Assert.Equal(2, replay.AskedAgain);
        Assert.Equal([End.AddMinutes(4), End.AddMinutes(3)], replay.Revisions.Select(revision => revision.WindowEnd));
    }

    [Fact]
    public void PointThatChangesItsValue_IsLateToo()
    {
        var replay = Poor().Jobs("done", -1, 2).Jobs("done", -1, 40, visibleAt: 2);

        replay.Cycles(0, 2);

        Assert.Equal("12:01 not-met → 12:03 met after 1 late point", replay.Texts.Last());
    }

    [Fact]
    public void LatePresence_TurnsTooEarlyIntoMet()
    {
        var replay = new Replay(With(Success())).Living(minute => minute != -10).Jobs("done", -30, 20).Add(Alive, [], At(10, 1), Replay.CycleTime(1));

        replay.Cycles(0, 1);

        Assert.Equal(["12:01 too-early → 12:02 met after 1 late point"], replay.Texts);
    }

    [Fact]
    public void LateBurst_AfterAnOutageOfWhatWritesTheData_TurnsWhatCouldNotBeTold_AFewWindowsACycle()
    {
        var replay = new Replay(With(Success())).Living(minute => minute is <= 4 or > 20).Jobs("done", -30, 20);
        foreach (var minute in Enumerable.Range(5, 16))
        {
            replay.Add(Alive, [], At(-minute, 1), Replay.CycleTime(24));
        }

        replay.Cycles(0, 24);
        var first = replay.AskedAgain;
        var (asked, cycle) = (first, 25);
        for (; replay.AskedAgain > 0 && cycle < 60; cycle++)
        {
            replay.Cycles(cycle, cycle);
            asked += replay.AskedAgain;
        }

        Assert.Equal(Hindsight.MostWindows, first);
        Assert.Equal(CriterionHistory.MostRevisions, asked + 1);
        Assert.All(replay.Revisions.Where(one => one.WindowEnd > End.AddMinutes(7) && one.WindowEnd <= End.AddMinutes(20)), one => Assert.Equal((Verdict.CannotTell, Verdict.Met), (one.From, one.To)));
        Assert.All(replay.Hindsight.Histories[0].Windows, window => Assert.Equal(Verdict.Met, window.Verdict));
    }

    [Fact]
    public void StillLate_IsNotAskedForAgain()
    {
        // All data ten minutes late for ever: each cycle one more minute shows and falls into ten windows that were judged. In
        // six of them even that minute is too old to say anything; four may turn.
        var replay = new Replay(With(Success()));
        for (var minute = -240; minute < 60; minute++)
        {
            replay.Add(Alive, [], At(-minute, 1), At(-minute, 1).End.AddMinutes(11)).Jobs("done", minute, 1, visibleAt: minute + 10);
        }

        replay.Cycles(0, 30);

        Assert.Equal(4, replay.AskedAgain);
        Assert.Equal((End.AddMinutes(23), Verdict.CannotTell, Verdict.TooEarly), (replay.Revisions[0].WindowEnd, replay.Revisions[0].From, replay.Revisions[0].To));
        Assert.Equal((End.AddMinutes(20), Verdict.TooEarly, Verdict.Met), (replay.Revisions[1].WindowEnd, replay.Revisions[1].From, replay.Revisions[1].To));
    }

    [Fact]
    public void NothingLate_AsksNothing()
    {
        var replay = Poor();
        for (var minute = 0; minute < 30; minute++)
        {
            replay.Jobs("done", minute, 3).Jobs("failed", minute, 2);
            replay.Cycles(minute, minute);

            Assert.Equal(0, replay.AskedAgain);
        }

        Assert.Empty(replay.Revisions);
    }

    [Fact]
    public void Restart_HasSeenNothing_SoNothingIsLate()
    {
        var replay = Poor().Jobs("done", -1, 40, visibleAt: 3);
        replay.Cycles(0, 2);
        replay.Hindsight = Hindsight.Of(With(Success()));

        replay.Cycles(3, 10);

        Assert.Empty(replay.Revisions);
        Assert.Equal(0, replay.AskedAgain);
    }

    [Fact]
    public void PausedClock_NothingIsLateNorStale()
    {
        var replay = Poor();
        replay.Cycles(0, 3);

        for (var i = 0; i < 10; i++)
        {
            replay.Cycles(3, 3);

            Assert.Equal((0, 0), (replay.AskedAgain, replay.Last!.Tiles.Single(tile => tile.Id == "success-rate").LateMinutes));
            Assert.DoesNotContain(replay.Last.Tiles, tile => tile.Status == TileStatus.Stale);
        }

        Assert.Empty(replay.Revisions);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(24 * 60)]
    public void SkippedTime_IsNotLate(int minutes)
    {
        var replay = Poor();
        for (var minute = 0; minute < minutes + 30; minute++)
        {
            replay.Add(Alive, [], At(-minute, 1)).Jobs("done", minute, 10);
        }

        replay.Cycles(0, 3).Cycles(3 + minutes, 6 + minutes);

        Assert.Equal(0, replay.AskedAgain);
        Assert.Empty(replay.Revisions);
    }

    [Fact]
    public void SourceThatCouldNotBeRead_WasNotJudged_AndItsPointsAreNotLate()
    {
        var replay = Poor();
        for (var minute = 4; minute < 30; minute++)
        {
            replay.Jobs("done", minute, 10);
        }

        replay.Cycles(0, 3);
        replay.Failures[Example.Jobs] = Unreachable;
        replay.Cycles(4, 12);
        replay.Failures.Clear();
        replay.Cycles(13, 16);

        Assert.Empty(replay.Revisions);
        Assert.Equal(0, replay.AskedAgain);
    }

    [Fact]
    public void DataThatVanishForAWhile_TurnOnlyWhatWasSaidWithoutThem()
    {
        var replay = Poor();
        replay.Cycles(0, 2);
        replay.Silent.Add(Alive);
        replay.Silent.Add(Example.Jobs);
        replay.Cycles(3, 4);
        var during = replay.AskedAgain;
        replay.Silent.Clear();

        replay.Cycles(5, 5);

        Assert.Equal((0, 2), (during, replay.AskedAgain));
        Assert.Equal([(End.AddMinutes(4), Verdict.CannotTell, Verdict.NotMet), (End.AddMinutes(3), Verdict.CannotTell, Verdict.NotMet)], replay.Revisions.Select(one => (one.WindowEnd, one.From, one.To)));
    }

    [Fact]
    public void PartialAnswers_ShowNothing()
    {
        var replay = Poor().Jobs("done", -1, 40, visibleAt: 2);
        replay.Cycles(0, 1);
        replay.Partials[Example.Jobs] = "a zone did not answer";
        replay.Cycles(2, 3);
        Assert.Empty(replay.Revisions);
        replay.Partials.Clear();

        replay.Cycles(4, 4);

        Assert.Equal("12:01 not-met → 12:05 met after 1 late point", replay.Texts.Last());
    }

    [Fact]
    public void LookingBackFails_IsTriedAgain()
    {
        var replay = Poor().Jobs("done", -1, 40, visibleAt: 2);
        replay.FailuresOfLookingBack[Example.Jobs] = Unreachable;
        replay.Cycles(0, 4);
        Assert.Empty(replay.Revisions);
        replay.FailuresOfLookingBack.Clear();

        replay.Cycles(5, 5);

        Assert.Equal(["12:02 not-met → 12:06 met after 1 late point", "12:01 not-met → 12:06 met after 1 late point"], replay.Texts);
    }

    [Fact]
    public void TwoCyclesInAMinute_TheSecondWordOnTheSameWindow_CostsNothing()
    {
        var replay = Poor().Jobs("done", -1, 40, visibleAt: 0);
        replay.Cycle(Now.AddSeconds(-20));

        replay.Cycle(Now);

        Assert.Equal(["12:01 not-met → 12:01 met after 1 late point"], replay.Texts);
        Assert.Equal(0, replay.AskedAgain);
    }

    [Fact]
    public void Signature_MissingAlone_IsNoReasonToAskAgain()
    {
        var signOff = new CriterionOptions { Id = "sign", Title = "Sign-off", Kind = CriterionKind.SignOff };
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, signOff] };
        var replay = new Replay(With(all)).Living().Add(Example.Failures.Query.Filter, [], At(1, 1), Replay.CycleTime(2));

        replay.Cycles(0, 3);

        Assert.Equal(0, replay.AskedAgain);
    }

    [Fact]
    public void Composite_IsJudgedAgainWhole()
    {
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, Success() with { MinimumTotal = 1 }] };
        var replay = new Replay(With(all)).Living().Jobs("done", -10, 5).Add(Example.Failures.Query.Filter, [], At(1, 1), Replay.CycleTime(2));

        replay.Cycles(0, 2);

        Assert.Equal(["12:02 met → 12:03 not-met after 1 late point", "12:01 met → 12:03 not-met after 1 late point"], replay.Texts);
    }

    [Fact]
    public void Revisions_AreDroppedAfterADay()
    {
        var replay = Poor().Jobs("done", -1, 40, visibleAt: 1);
        replay.Cycles(0, 1);

        replay.Cycles((24 * 60) + 1, (24 * 60) + 1);
        var kept = replay.Revisions.Count;
        replay.Cycles((24 * 60) + 2, (24 * 60) + 2);

        Assert.Equal((1, 0), (kept, replay.Revisions.Count));
    }

    [Fact]
    public void Windows_AreKeptForAnHour()
    {
        var replay = Poor();

        replay.Cycles(0, 90);

        Assert.Equal(60, replay.Hindsight.Histories[0].Windows.Count, 2.0);
    }

    /// <summary>Seven of ten jobs succeed, and all else lives.</summary>
    private static Replay Poor() => new Replay(With(Success())).Living().Jobs("done", -20, 7).Jobs("failed", -20, 3);
}
