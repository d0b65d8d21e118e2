using OpsDashboard.Components.Charts;

namespace OpsDashboard.Tests.Components.Charts;

public sealed class ChartPathTests
{
    [Fact]
    public void Of_NullValue_IsAGap() =>
        Assert.Equal("M0 1L1 2M3 4L4 5", ChartPath.Of([(0, 1), (1, 2), (2, null), (3, 4), (4, 5)], 1.5));

    [Fact]
    public void Of_MissingPoint_IsAGapToo() =>
        Assert.Equal("M0 1L1 2M5 3L6 4", ChartPath.Of([(0, 1), (1, 2), (5, 3), (6, 4)], 1.5));

    [Fact]
    public void Of_PointBetweenGaps_StaysVisible() =>
        Assert.Equal("M1 2h0", ChartPath.Of([(0, null), (1, 2), (2, null)], 1.5));

    [Fact]
    public void Of_NoPoints_IsEmpty() => Assert.Empty(ChartPath.Of([], 1));
}
