using Google.Api;
using Google.Cloud.Monitoring.V3;
using OpsDashboard.Readings.CloudMonitoring;
using static OpsDashboard.Tests.Support.WireSample;
using Wire = Google.Cloud.Monitoring.V3;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class SeriesCollectionTests
{
    [Fact]
    public void Points_DuplicateAndReordered_AreOldestFirstAndTheLastSentWins()
    {
        var collected = Collect(Series("a/b", [Point(2, 2), Point(0, 1), Point(3, 3), Point(2, 99)]));

        Assert.Equal([(0, 1), (2, 99), (3, 3)], Assert.Single(collected).Points.Select(point => ((point.End - Noon).TotalMinutes, point.Number)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Point_NotANumber_IsAbsent(double value) =>
        Assert.Equal([4], Assert.Single(Collect(Series("a/b", [Point(1, value), Point(0, 4)]))).Points.Select(point => point.Number));

    [Fact]
    public void Values_OfEveryType_AreRead()
    {
        var points = Assert.Single(Collect(Series("a/b",
        [
            Point(0, new TypedValue { BoolValue = true }),
            Point(1, new TypedValue { Int64Value = -7 }),
            Point(2, new TypedValue { DoubleValue = 1.5 }),
            Point(3, new TypedValue { StringValue = "RUNNING" }),
            Point(4, new TypedValue { DistributionValue = new Distribution { Count = 9 } }),
            Point(5, new TypedValue()),
        ]))).Points;

        Assert.Equal([1, -7, 1.5, double.NaN, 9], points.Select(point => point.Number));
        Assert.Equal("RUNNING", points[3].Text);
        Assert.Equal(9, points[4].Histogram?.Count);
    }

    [Fact]
    public void Labels_OfMetricAndResource_MergeByBareKeyAndTheMetricWins()
    {
        var series = Series("a/b", [], ("state", "idle"), ("html", "<script>alert(1)</script>"), ("long", new string('x', 1_000)));
        series.Resource.Labels.Add("state", "of the resource");
        series.Resource.Labels.Add("region", "europe-west1");

        var labels = Assert.Single(Collect(series)).Labels;

        Assert.Equal("idle", labels["state"]);
        Assert.Equal("europe-west1", labels["region"]);
        Assert.Equal("<script>alert(1)</script>", labels["html"]);
        Assert.Equal(UntrustedText.LabelLength, labels["long"].Length);
    }

    [Fact]
    public void Series_OnSeveralPages_AreJoinedByMetricAndResource()
    {
        var other = Series("a/b", [Point(1, 20)], ("k", "v"));
        other.Resource.Labels.Add("zone", "b");

        var collected = Collect(Series("a/b", [Point(2, 2)], ("k", "v")), other, Series("a/b", [Point(1, 1)], ("k", "v")));

        Assert.Equal(2, collected.Count);
        Assert.Equal([1, 2], collected[0].Points.Select(point => point.Number));
    }

    [Fact]
    public void Keys_OfLabelsThatImitateEachOther_Differ() =>
        Assert.Equal(2, Collect(Series("a/b", [], ("a", "1:b1:c")), Series("a/b", [], ("a", "1"), ("b", "c"))).Count);

    public static TheoryData<CloudMonitoringLimits, string> Bounds => new()
    {
        { new CloudMonitoringLimits { Points = 3 }, "the answer has more than 3 points: narrow the filter or lengthen the period" },
        { new CloudMonitoringLimits { Series = 1 }, "the answer has more than 1 series: narrow the filter or group them" },
        { new CloudMonitoringLimits { Buckets = 2 }, "the answer has more than 2 buckets: narrow the filter or lengthen the period" },
    };

    [Theory, MemberData(nameof(Bounds))]
    public void Answer_PastABound_IsBroken(CloudMonitoringLimits limits, string words)
    {
        var distribution = new Distribution { Count = 0, BucketOptions = new() { ExplicitBuckets = new() { Bounds = { 1, 2 } } } };
        var collection = new SeriesCollection(limits);

        var broken = Assert.Throws<BrokenAnswerException>(() => collection.Add(
        [
            Series("a/b", [Point(0, new TypedValue { DistributionValue = distribution })], ("k", "1")),
            Series("a/b", [Point(1, 1), Point(2, 2), Point(3, 3)], ("k", "2")),
        ]));

        Assert.Equal(words, broken.Message);
    }

    [Fact]
    public void Point_WithoutEnd_IsBroken() =>
        Assert.Equal("a point without an end time", Assert.Throws<BrokenAnswerException>(() => Collect(Series("a/b", [new Wire.Point()]))).Message);

    [Fact]
    public void Point_WithImpossibleEnd_IsBroken()
    {
        var point = new Wire.Point { Interval = new TimeInterval { EndTime = new() { Seconds = long.MaxValue } } };

        Assert.Equal("a point with an end time that does not exist", Assert.Throws<BrokenAnswerException>(() => Collect(Series("a/b", [point]))).Message);
    }

    private static ValueList<OpsDashboard.Readings.Series> Collect(params TimeSeries[] series)
    {
        var collection = new SeriesCollection(new CloudMonitoringLimits());
        collection.Add(series);
        return collection.ToSeries();
    }
}
