using Google.Api;
using OpsDashboard.Readings.CloudMonitoring;
using BucketOptions = Google.Api.Distribution.Types.BucketOptions;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class HistogramReaderTests
{
    private static readonly BucketOptions Linear = new() { LinearBuckets = new() { NumFiniteBuckets = 3, Offset = 10, Width = 5 } };
    private static readonly BucketOptions Exponential = new() { ExponentialBuckets = new() { NumFiniteBuckets = 3, Scale = 1, GrowthFactor = 2 } };
    private static readonly BucketOptions Explicit = new() { ExplicitBuckets = new() { Bounds = { 0.5, 1, 30 } } };

    public static TheoryData<BucketOptions, double[]> Layouts => new()
    {
        { Linear, [10, 15, 20, 25] },
        { Exponential, [1, 2, 4, 8] },
        { Explicit, [0.5, 1, 30] },
        { new BucketOptions { ExplicitBuckets = new() }, [] },
        { new BucketOptions { LinearBuckets = new() { Width = 1 } }, [0] },
    };

    [Theory, MemberData(nameof(Layouts))]
    public void Bounds_EachKind_AscendBetweenUnderflowAndOverflow(BucketOptions options, double[] bounds)
    {
        var histogram = Read(options, 1, 1);

        Assert.Equal(bounds, histogram.Bounds);
        Assert.Equal(bounds.Length + 1, histogram.Counts.Count);
    }

    [Fact]
    public void Counts_ShorterThanBuckets_ArePaddedWithZeros() => Assert.Equal([1, 2, 0, 0, 0], Read(Linear, 3, 1, 2).Counts);

    [Fact]
    public void Counts_Absent_LeaveOnlyTheCount()
    {
        var histogram = Read(Linear, 7);

        Assert.False(histogram.HasBuckets);
        Assert.Equal(7, histogram.Count);
    }

    [Fact]
    public void Counts_AbsentOfNothing_AreAllZero() => Assert.Equal([0, 0, 0, 0], Read(Explicit, 0).Counts);

    [Fact]
    public void Options_Absent_LeaveOnlyTheCount() => Assert.False(Read(null, 7).HasBuckets);

    public static TheoryData<BucketOptions?, long, long[], string> Broken => new()
    {
        { Linear, 4, [1, 2], "a distribution's buckets hold 3 values, but it counts 4" },
        { Linear, -1, [], "a distribution counts -1 values" },
        { Linear, 1, [2, -1], "a distribution's bucket counts -1 values" },
        { Linear, 6, [1, 1, 1, 1, 1, 1], "a distribution sends 6 bucket counts for 5 buckets" },
        { Linear, -2, [long.MaxValue, long.MaxValue], "a distribution counts -2 values" },
        { Linear, 0, [long.MaxValue, long.MaxValue, 2], "a distribution's buckets hold 18446744073709551616 values, but it counts 0" },
        { null, 1, [1], "a distribution sends 1 bucket counts for 0 buckets" },
        { new BucketOptions(), 1, [1], "a distribution sends 1 bucket counts for 0 buckets" },
        { new BucketOptions { LinearBuckets = new() { NumFiniteBuckets = -1, Width = 1 } }, 1, [1], "a distribution says it has -1 buckets" },
        { new BucketOptions { LinearBuckets = new() { NumFiniteBuckets = int.MaxValue, Width = 1 } }, 1, [1], "a distribution has more than 1000 buckets" },
        { new BucketOptions { LinearBuckets = new() { NumFiniteBuckets = 2 } }, 1, [1], "a distribution's bucket bounds do not ascend" },
        { new BucketOptions { ExponentialBuckets = new() { NumFiniteBuckets = 2, Scale = 1, GrowthFactor = 1 } }, 1, [1], "a distribution's bucket bounds do not ascend" },
        { new BucketOptions { ExponentialBuckets = new() { NumFiniteBuckets = 9, Scale = 1, GrowthFactor = 1e200 } }, 1, [1], "a distribution's bucket bounds do not ascend" },
        { new BucketOptions { ExplicitBuckets = new() { Bounds = { 2, 1 } } }, 1, [1], "a distribution's bucket bounds do not ascend" },
        { new BucketOptions { ExplicitBuckets = new() { Bounds = { double.NaN } } }, 1, [1], "a distribution's bucket bounds do not ascend" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void Distribution_Senseless_IsBrokenInWords(BucketOptions? options, long count, long[] counts, string words) =>
        Assert.Equal(words, Assert.Throws<BrokenAnswerException>(() => Read(options, count, counts)).Message);

    private static OpsDashboard.Readings.Histogram Read(BucketOptions? options, long count, params long[] counts) =>
        new HistogramReader().Read(new Distribution { BucketOptions = options, Count = count, BucketCounts = { counts } });
}
