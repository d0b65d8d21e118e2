using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>A share exactly at its limit is decided by its counts, not by rounding.</summary>
public sealed class BoundaryShareTests
{
    [Theory]
    [InlineData(Comparison.AtLeast, Verdict.Met)]
    [InlineData(Comparison.Above, Verdict.NotMet)]
    [InlineData(Comparison.AtMost, Verdict.Met)]
    [InlineData(Comparison.Below, Verdict.NotMet)]
    public void EveryObjectiveWithOneDecimal_AtItsShare(Comparison comparison, Verdict verdict)
    {
        var wrong = Enumerable.Range(1, 999).Where(tenths =>
        {
            var criterion = Success() with { Objective = new() { Is = comparison, Than = double.Parse($"{tenths / 10}.{tenths % 10}") } };
            return Only(Counted(tenths, 1000 - tenths).Add(Alive, [], EachMinute(60)).Evaluate(With(criterion), Now)).Verdict != verdict;
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void FiftySevenOfAHundred_IsAtLeast57Percent()
    {
        var criterion = Success() with { Objective = new() { Is = Comparison.AtLeast, Than = 57 } };

        var result = Only(Counted(57, 43).Add(Alive, [], EachMinute(60)).Evaluate(With(criterion), Now));

        Assert.Equal((Verdict.Met, 57.0), (result.Verdict, result.Measured));
    }

    [Fact]
    public void EveryTileThresholdWithOneDecimal_AtItsShare_IsReached()
    {
        var wrong = Enumerable.Range(1, 999).Where(tenths =>
        {
            var signal = SuccessRate with { Thresholds = new() { Warning = double.Parse($"{tenths / 10}.{tenths % 10}"), Direction = ThresholdDirection.Above } };
            var result = Counted(tenths, 1000 - tenths).Add(Alive, [], EachMinute(60)).Evaluate(With() with { Signals = [signal] }, Now);
            return result.Tiles[0].Status != TileStatus.Warning;
        });

        Assert.Empty(wrong);
    }

    [Fact]
    public void FractionsShownAsPercent_ReachTheirThreshold()
    {
        // 0.57 × 100 is 56.99999999999999 in doubles.
        var signal = QueueDepth with { Scale = 100, Thresholds = new() { Warning = 57 } };

        var tile = new MinuteData().Add(Depth, [], EachMinute(60, 0.57)).Evaluate(With() with { Signals = [signal] }, Now).Tiles[0];

        Assert.Equal((57.0, TileStatus.Warning), (tile.Value, tile.Status));
    }

    [Theory]
    [InlineData(0.8, 3, 100)]
    [InlineData(0.1, 3, 1)]
    public void ProductOfParameters_IsExact(double than, double a, double b) =>
        Assert.Equal((double)((decimal)than * (decimal)a * (decimal)b), Exact.Product(Exact.Product(than, a), b));

    [Theory]
    [InlineData(1e300, 1e10, double.PositiveInfinity)]
    [InlineData(1e20, 2, 2e20)]
    [InlineData(0, 1e300, 0)]
    public void BeyondDecimals_DoublesAreMultiplied(double a, double b, double product) => Assert.Equal(product, Exact.Product(a, b));
}
