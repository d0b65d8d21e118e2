namespace OpsDashboard.BrowserTests.Soak;

/// <summary>What tells growth from noise must itself be right, or every run would say "flat".</summary>
public sealed class SlopeTests
{
    [Fact]
    public void Of_LineWithoutNoise_IsExact()
    {
        var slope = Slope.Of([.. Enumerable.Range(0, 10).Select(x => ((double)x, 5 + (2.0 * x)))]);

        Assert.Equal(2, slope.PerUnit, 9);
        Assert.False(slope.IsFlat);
    }

    [Fact]
    public void Of_Constant_IsFlat() => Assert.True(Slope.Of([(0, 7), (1, 7), (2, 7), (3, 7)]).IsFlat);

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, false)]
    public void Of_NoiseWithAndWithoutGrowth_TellsThemApart(double growth, bool flat)
    {
        var random = new Random(6);
        var points = Enumerable.Range(0, 180).Select(minute => (minute / 60.0, 150 + (growth * minute / 60.0) + (random.NextDouble() - 0.5))).ToArray();

        Assert.Equal(flat, Slope.Of(points).IsFlat);
    }

    [Fact]
    public void Of_TwoPoints_KnowsNothing() => Assert.Equal(double.PositiveInfinity, Slope.Of([(0, 1), (1, 2)]).Margin);
}
