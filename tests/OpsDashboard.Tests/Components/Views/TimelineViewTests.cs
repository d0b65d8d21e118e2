using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed class TimelineViewTests
{
    private static readonly DateTimeOffset From = SampleSnapshots.At.AddHours(-6);

    [Fact]
    public void Of_CutOffDurations_GivesABandForEachRun()
    {
        var view = TimelineView.Of(Timeline([Point(0, 5), Point(1, 20, true), Point(2, 20, true), Point(3, null), Point(4, 25, true)]));

        Assert.Equal(["> 20 s", "> 25 s"], view.Cutoffs.Select(band => band.Label));
        Assert.True(view.Cutoffs[0].Left + view.Cutoffs[0].Width < view.Cutoffs[1].Left);
    }

    [Fact]
    public void Of_Gap_BreaksTheLine() =>
        Assert.Equal(2, TimelineView.Of(Timeline([Point(0, 5), Point(1, 6), Point(2, null), Point(3, 7), Point(4, 7)])).DurationPath.Count(letter => letter == 'M'));

    [Fact]
    public void Of_LowerBound_IsOneInTheTableToo() =>
        Assert.Contains(TimelineView.Of(Timeline([Point(0, 25, true)])).Rows, row => row.Duration == "> 25 s");

    [Fact]
    public void Of_NoData_SaysSo()
    {
        var view = TimelineView.Of(Timeline([]) with { Success = [] });

        Assert.Equal("No data in this time.", view.Summary);
        Assert.Empty(view.DurationPath);
    }

    [Fact]
    public void Place_MarksOneMinuteApart_TakeDifferentLanes()
    {
        var marks = Enumerable.Range(0, 3).Select(i => new Mark(From.AddHours(2).AddMinutes(i), "revision 2 → 3", MarkKind.Deploy)).ToValueList();

        var placed = MarkView.Place(marks, new TimeAxis(From, SampleSnapshots.At));

        Assert.Equal([0, 1, 2], placed.Select(mark => mark.Lane));
        Assert.All(placed, mark => Assert.True(mark.Labelled));
    }

    [Fact]
    public void Place_MoreMarksThanRoom_KeepsNumbersWithoutWords()
    {
        var marks = Enumerable.Range(0, 6).Select(i => new Mark(From.AddHours(2).AddMinutes(i), "revision 2 → 3", MarkKind.Deploy)).ToValueList();

        var placed = MarkView.Place(marks, new TimeAxis(From, SampleSnapshots.At));

        Assert.Equal([1, 2, 3, 4, 5, 6], placed.Select(mark => mark.Number));
        Assert.Equal(3, placed.Count(mark => mark.Labelled));
    }

    [Fact]
    public void Place_MarkAtTheEnd_IsLabelledToTheLeft()
    {
        var placed = MarkView.Place([new Mark(SampleSnapshots.At, "declared fix", MarkKind.Change)], new TimeAxis(From, SampleSnapshots.At));

        Assert.True(Assert.Single(placed).ToTheLeft);
    }

    [Theory]
    [InlineData(25, 30)]
    [InlineData(0.4, 0.6)]
    [InlineData(100, 120)]
    public void Above_Value_LeavesRoomAndRoundSteps(double value, double top) =>
        Assert.Equal(top, ValueAxis.Above([value, null]).Top, 6);

    [Fact]
    public void Above_Nothing_StillIsAnAxis() => Assert.True(ValueAxis.Above([null, 0]).Top > 0);

    private static TimelinePoint Point(int index, double? value, bool atLeast = false) =>
        new(From.AddMinutes(5 * index).ToUnixTimeSeconds(), value, atLeast);

    private static Timeline Timeline(TimelinePoint[] duration) => new(
        From,
        SampleSnapshots.At,
        TimeSpan.FromMinutes(5),
        "success",
        [new TilePoint(From.ToUnixTimeSeconds(), 100)],
        "duration",
        "s",
        [.. duration],
        20,
        [],
        null);
}
