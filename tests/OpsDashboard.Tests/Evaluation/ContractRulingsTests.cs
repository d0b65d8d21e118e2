using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Cases that the contract settles in a sentence each.</summary>
public sealed class ContractRulingsTests
{
    private static readonly SignalOptions Cut = Duration with { Thresholds = new() { Warning = 10, Critical = 20 } };

    /// <summary>Thirty attempts that were cut off after 8 s.</summary>
    private static MinuteData TimedOut => new MinuteData().Add(Alive, [], EachMinute(60)).Add(Durations, Outcome("timeout"), Took(5, 0, 0, 0, 0, 30));

    [Theory]
    [InlineData(8.0)]
    [InlineData(null)]
    public void TimedOutAttempts_AreAtOrAboveAnyThreshold(double? timeout)
    {
        var tile = TimedOut.Evaluate(WithTimeout(timeout), Now).Tiles[0];

        Assert.Equal((TileStatus.Critical, timeout, Bound.AtLeast), (tile.Status, tile.Value, tile.Bound));
    }

    [Theory]
    [InlineData(Comparison.Above, CheckState.Holds)]
    [InlineData(Comparison.AtLeast, CheckState.Holds)]
    [InlineData(Comparison.Below, CheckState.Fails)]
    public void TimedOutAttempts_AreSlowerThanAnyExpectation(Comparison comparison, CheckState state)
    {
        var check = new CheckOptions { Id = "slow", Title = "Slow", Signal = "duration", Expected = new() { Is = comparison, Than = 20 } };
        var options = WithTimeout(8);
        options = options with { Incidents = [options.Incidents[0] with { Whys = [new() { Number = 1, Question = "Why?", Checks = [check] }] }] };

        Assert.Equal(state, TimedOut.Evaluate(options, Now).Incidents[0].Whys[0].Checks[0].State);
    }

    [Theory]
    [InlineData("late")]
    [InlineData("partial")]
    [InlineData("presence partial")]
    public void ZeroCriterion_AnEventThatWasSeen_IsNotMet_WhateverElseIsMissing(string what)
    {
        var lateBy = what == "late" ? 20 : 0;
        var data = new MinuteData().Add(Failures.Query.Filter, [], At(lateBy, 1)).Add(Alive, [], EachMinute(30, endingMinutesAgo: lateBy));
        if (what != "late")
        {
            data.Partials[what == "partial" ? Failures.Query.Filter : Alive] = "a zone did not answer";
        }

        Assert.Equal(Verdict.NotMet, Only(data.Evaluate(With(Zero), Now)).Verdict);
    }

    [Fact]
    public void ZeroCriterion_FailedRead_CannotTell_AlsoWithAnEvent()
    {
        var data = new MinuteData().Add(Failures.Query.Filter, [], At(0, 1));
        data.Failures[Alive] = new ReadingFailure(FailureKind.Denied, "permission denied");

        Assert.Equal(Verdict.CannotTell, Only(data.Evaluate(With(Zero), Now)).Verdict);
    }

    [Theory]
    [InlineData(0, "2026-03-01T07:01:00Z")]
    [InlineData(30, "2026-03-01T07:02:00Z")]
    public void DecidableAt_RoundsTheStartUp_AddsLengthAndDelay_AndRoundsUpAgain(int secondsPastTheMinute, string decidableAt)
    {
        var options = With(Success()).OpenedAt(End.AddHours(-6).AddSeconds(secondsPastTheMinute));

        Assert.Equal(DateTimeOffset.Parse(decidableAt), Only(new MinuteData().Evaluate(options, Now)).DecidableAt);
    }

    [Fact]
    public void DecidableAt_DelayOfHalfAMinute_IsRoundedUpAgain()
    {
        var options = With(Success()).OpenedAt(End.AddHours(-6).AddSeconds(30)) with { Signals = [SuccessRate with { IngestDelay = TimeSpan.FromSeconds(90) }] };

        Assert.Equal(End.AddHours(-5).AddMinutes(3), Only(new MinuteData().Evaluate(options, Now)).DecidableAt);
    }

    [Fact]
    public void Lateness_IsThatOfTheCriterionsOwnWindow()
    {
        // The tile looks back 10 minutes and sees nothing; the criterion's hour has data up to 15 minutes ago.
        var signal = Failures with { Window = TimeSpan.FromMinutes(10) };
        var data = new MinuteData().Add(Alive, [], EachMinute(45, endingMinutesAgo: 15));

        var criterion = Only(data.Evaluate(With(Zero) with { Signals = [signal] }, Now));

        Assert.Equal((Verdict.CannotTell, "late: newest data 11:45, expected 12:00"), (criterion.Verdict, criterion.Reason));
    }

    private static DashboardOptions WithTimeout(double? timeout) => With() with
    {
        Signals = [Cut with { TimeoutFact = timeout is null ? null : "timeout" }],
        Incidents = [With().Incidents[0] with { Facts = timeout is { } value ? [new() { Id = "timeout", Value = value }] : [] }],
    };
}
