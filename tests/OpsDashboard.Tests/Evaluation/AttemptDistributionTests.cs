using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation;

public sealed class AttemptDistributionTests
{
    private static readonly ValueList<double> Bounds = [1, 2, 4, 8];

    [Theory]
    [InlineData(30, 1.5, 1, 2)]
    [InlineData(95, 3.75, 2, 4)]
    [InlineData(100, 4, 2, 4)]
    public void Percentile_InABucket_IsInterpolatedBetweenItsEnds(double percentile, double value, double lower, double upper) =>
        Assert.Equal(new Quantile(value, null, lower, upper), Of([0, 12, 8, 0, 0], failed: 0).Percentile(percentile, timeout: 10));

    [Fact]
    public void Percentile_InTheFirstBucket_BeginsAtZero() =>
        Assert.Equal(new Quantile(0.5, null, 0, 1), Of([10, 0, 0, 0, 0], failed: 0).Percentile(50, timeout: null));

    [Fact]
    public void Percentile_BelowAFirstBoundOfZero_IsOpenDownwards() =>
        Assert.Equal(new Quantile(0, null, null, 0), Of([0, 1], [3, 0, 0], failed: 0).Percentile(50, timeout: null));

    [Fact]
    public void Percentile_BeyondTheLastBound_IsALowerBound() =>
        Assert.Equal(new Quantile(8, Bound.AtLeast, 8, null), Of([1, 0, 0, 0, 9], failed: 0).Percentile(50, timeout: 60));

    [Fact]
    public void Percentile_AmongUnfinished_IsTheTimeoutAndNeverInterpolated()
    {
        var attempts = Of([0, 6, 0, 0, 0], failed: 4);

        Assert.Null(attempts.Percentile(60, timeout: 25).Bound);
        Assert.Equal(Quantile.Unfinished(25), attempts.Percentile(61, timeout: 25));
    }

    [Theory]
    [InlineData(null, 4.0)]
    [InlineData(3.0, 4.0)]
    [InlineData(10.0, 10.0)]
    public void Percentile_AmongUnfinished_IsNeverBelowTheSlowestFinished(double? timeout, double expected) =>
        Assert.Equal(expected, Of([0, 0, 0, 1, 0], failed: 9).Percentile(95, timeout).Value);

    [Fact]
    public void Percentile_NothingFinishedAndNoTimeoutKnown_IsABoundWithoutANumber() =>
        Assert.Equal(Quantile.Unfinished(null), Of([0, 0, 0, 0, 0], failed: 9).Percentile(95, timeout: null));

    [Fact]
    public void Percentile_OfAWholeRank_IsNotRoundedUpByBinaryFractions() =>
        Assert.Equal((double?)2, Of([0, 55, 45, 0, 0], failed: 0).Percentile(55, timeout: null).Upper);

    [Fact]
    public void Percentile_OfDifferentBuckets_LiesBetweenTheRankedEnds()
    {
        var attempts = new AttemptDistribution();
        attempts.Add(new Histogram([10], [4, 0], 4), finished: true);
        attempts.Add(new Histogram([2, 4], [0, 6, 0], 6), finished: true);

        Assert.Null(attempts.Fault);
        Assert.Equal((0.0, 4.0), (attempts.Percentile(40, null).Lower, attempts.Percentile(40, null).Upper));
        Assert.Equal((2.0, 4.0), (attempts.Percentile(50, null).Lower, attempts.Percentile(50, null).Upper));
        Assert.Equal((2.0, 10.0), (attempts.Percentile(100, null).Lower, attempts.Percentile(100, null).Upper));
        Assert.InRange(attempts.Percentile(50, null).Value!.Value, 2, 4);
    }

    [Fact]
    public void Add_ManyDifferentBuckets_IsAFault()
    {
        var attempts = new AttemptDistribution();
        for (var i = 1; i <= 20; i++)
        {
            attempts.Add(new Histogram([i], [1, 0], 1), finished: true);
        }

        Assert.Equal("the distributions have too many different buckets", attempts.Fault);
    }

    [Fact]
    public void Add_MoreThanCanBeCounted_IsAFaultAndNoOverflow()
    {
        var attempts = Of([long.MaxValue, 0, 0, 0, 0], failed: 0);

        attempts.Add(new Histogram(Bounds, [1, 0, 0, 0, 0], 1), finished: true);

        Assert.Equal(("the distributions count more than can be added", long.MaxValue), (attempts.Fault, attempts.Total));
    }

    [Theory]
    [InlineData(2, 10, 10)]
    [InlineData(3, 10, 14)]
    [InlineData(4, 14, 14)]
    [InlineData(100, 14, 15)]
    public void Within_IsARangeOnlyWhereABucketStraddles(double objective, long atLeast, long atMost) =>
        Assert.Equal((atLeast, atMost), Of([0, 10, 4, 0, 1], failed: 5).Within(objective));

    private static AttemptDistribution Of(ValueList<long> counts, long failed) => Of(Bounds, counts, failed);

    private static AttemptDistribution Of(ValueList<double> bounds, ValueList<long> counts, long failed)
    {
        var attempts = new AttemptDistribution();
        attempts.Add(new Histogram(bounds, counts, counts.Sum()), finished: true);
        attempts.Add(new Histogram([], [], failed), finished: false);
        return attempts;
    }
}
