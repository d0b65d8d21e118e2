using OpsDashboard.Components.Pairing;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Screens;

namespace OpsDashboard.Tests.Screens;

public sealed class ScreenRowTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly RecordedScreen Screen = new(3, "Ops", new string('0', 64), Now.AddDays(-1), "Ann");

    [Fact]
    public void ScreenThatIsWell_SaysSo()
    {
        var row = Row(Now.AddHours(-1), new ScreenTrace(1, 3, Painted(Now.AddSeconds(-4), TimeSpan.FromSeconds(-1)), null), "1-abc");

        Assert.Equal(
            new ScreenRow(3, "Ops", new("connected since 07:00, reconnected 2 times"), new("4 s ago"), new("overview, size far, 3840 × 2160"), new("current"), new("right"), "2026-11-27 08:00 UTC, Ann"),
            row);
    }

    [Fact]
    public void SilentScreen_OldBuildAndWrongClock_AreMarked()
    {
        var row = Row(Now.AddHours(-1), new ScreenTrace(1, 1, Painted(Now.AddMinutes(-7), TimeSpan.FromSeconds(90)), null), "2-new");

        Assert.Equal((new Said("connected since 07:00, but silent for 7 min", true), new Said("older than this program", true), new Said("1 min ahead", true)), (row.Link, row.Build, row.Clock));
        Assert.Equal(new Said("not connected, silent for 6 min", true), Row(null, new ScreenTrace(0, 1, Painted(Now.AddMinutes(-7), default), Now.AddMinutes(-6)), "x").Link);
    }

    [Fact]
    public void ScreenThatNeverReported_IsNotKnown()
    {
        var row = Row(null, ScreenTrace.None, "x");

        Assert.Equal((Said.Nothing, Said.Nothing, Said.Nothing, "not yet"), (row.Shows, row.Build, row.Clock, row.Painted.Text));
    }

    [Theory]
    [InlineData(-5, "0 s")]
    [InlineData(59, "59 s")]
    [InlineData(3599, "59 min")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(277_200, "3 d 5 h")]
    public void Age_IsShort(int seconds, string text) => Assert.Equal(text, ScreenRow.Age(TimeSpan.FromSeconds(seconds)));

    private static ScreenRow Row(DateTimeOffset? since, ScreenTrace trace, string build) =>
        ScreenRow.Of(new ScreenPresence(Screen, since, trace, Now.AddHours(-2)), TimeSpan.FromMinutes(5), build, Now);

    private static PaintedReport Painted(DateTimeOffset at, TimeSpan skew) => new(SampleReports.Of("Ops", at + skew), "wall", at);
}
