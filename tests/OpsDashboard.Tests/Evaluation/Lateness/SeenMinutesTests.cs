using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

public sealed class SeenMinutesTests
{
    private static readonly ValueList<Series> Before = [Of("done", At(5, 1), At(3, 2)), Of("failed", At(4, 3))];

    [Fact]
    public void FirstLook_NothingIsLate() => Assert.Empty(SeenMinutes.Look(before: null, Request(0), Before).Late);

    [Fact]
    public void SameAgain_NothingIsLate() => Assert.Empty(Late(Before));

    [Fact]
    public void SeriesInAnotherOrder_NothingIsLate() => Assert.Empty(Late(Before.Reverse()));

    [Fact]
    public void MinutesThatWereNotClosedYet_AreNotLate() => Assert.Empty(Late([Of("done", At(5, 1), At(3, 2), At(0, 9)), Before[1]]));

    [Fact]
    public void NewPointOfAClosedMinute_IsLate() => Assert.Equal([End.AddMinutes(-2)], Late([Of("done", At(5, 1), At(3, 2), At(2, 1)), Before[1]]));

    [Fact]
    public void NewSeriesInClosedMinutes_IsLate() =>
        Assert.Equal([End.AddMinutes(-8), End.AddMinutes(-1)], Late([.. Before, Of("timeout", At(8, 1), At(1, 1), At(0, 1))]));

    [Fact]
    public void AnotherValue_IsLate() => Assert.Equal([End.AddMinutes(-3)], Late([Of("done", At(5, 1), At(3, 2.5)), Before[1]]));

    [Fact]
    public void TheLastDigits_AreNoOtherValue() => Assert.Empty(Late([Of("done", At(5, 1), At(3, 2 + 1e-12)), Before[1]]));

    [Fact]
    public void AnotherHistogramOfTheSameCount_IsLate()
    {
        var before = SeenMinutes.Look(null, Request(1), [Of("done", Took(3, 0, 2, 0, 0, 0))]).Now;

        Assert.Single(SeenMinutes.Look(before, Request(0), [Of("done", Took(3, 0, 1, 1, 0, 0))]).Late);
        Assert.Empty(SeenMinutes.Look(before, Request(0), [Of("done", Took(3, 0, 2, 0, 0, 0))]).Late);
    }

    [Fact]
    public void Text_ThatChanges_IsLate()
    {
        var before = SeenMinutes.Look(null, Request(1), [Of("done", At(3, double.NaN) with { Text = "up" })]).Now;

        Assert.Single(SeenMinutes.Look(before, Request(0), [Of("done", At(3, double.NaN) with { Text = "down" })]).Late);
        Assert.Empty(SeenMinutes.Look(before, Request(0), [Of("done", At(3, double.NaN) with { Text = "up" })]).Late);
    }

    [Fact]
    public void WhatVanishes_IsGone_AndLateWhenItComesBack()
    {
        var before = SeenMinutes.Look(null, Request(2), Before).Now;
        var without = SeenMinutes.Look(before, Request(1), [Of("done", At(5, 1))]);

        var back = SeenMinutes.Look(without.Now, Request(0), Before);

        Assert.Equal([(End.AddMinutes(-3), -2.0, true), (End.AddMinutes(-4), -3.0, true)], without.Late.Select(point => (point.End, point.Change, point.IsGone)));
        Assert.Equal([(End.AddMinutes(-3), 2.0, false), (End.AddMinutes(-4), 3.0, false)], back.Late.Select(point => (point.End, point.Change, point.IsGone)));
    }

    [Fact]
    public void TheFirstMinuteOfAnAnswer_IsCutByItsEdge_AndNotCompared() =>
        Assert.Empty(Late([Of("done", At(59, 7), At(5, 1), At(3, 2)), Before[1]]));

    [Fact]
    public void AnswerThatBeginsAfterTheLastOne_IsAFirstLook() =>
        Assert.Empty(SeenMinutes.Look(SeenMinutes.Look(null, Request(120), []).Now, Request(0), Before).Late);

    [Fact]
    public void LatePoint_TellsWhatItChanges() =>
        Assert.Equal([0.5, 7.0], Look([Of("done", At(5, 1), At(3, 2.5), At(2, 7)), Before[1]]).Select(point => point.Change));

    private static IEnumerable<DateTimeOffset> Late(IEnumerable<Series> now) => Look(now).Select(point => point.End);

    private static ValueList<LatePoint> Look(IEnumerable<Series> now) =>
        SeenMinutes.Look(SeenMinutes.Look(null, Request(1), Before).Now, Request(0), now.ToValueList()).Late;

    private static SeriesRequest Request(int endingMinutesAgo) =>
        new(Jobs, new Alignment("ALIGN_SUM", "REDUCE_SUM", TimeSpan.FromMinutes(1), []), null, End.AddMinutes(-endingMinutesAgo - 60), End.AddMinutes(-endingMinutesAgo));

    private static Series Of(string outcome, params Point[] points) => new(Outcome(outcome), points.OrderBy(point => point.End).ToValueList());
}
