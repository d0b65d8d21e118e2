using CsCheck;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpsDashboard.Emulator.Metrics;
using OpsDashboard.Emulator.Queries;
using Aligner = Google.Cloud.Monitoring.V3.Aggregation.Types.Aligner;
using MetricKind = Google.Api.MetricDescriptor.Types.MetricKind;
using Reducer = Google.Cloud.Monitoring.V3.Aggregation.Types.Reducer;
using ValueType = Google.Api.MetricDescriptor.Types.ValueType;

namespace OpsDashboard.Tests.Emulator;

/// <summary>Aligners and reducers over small series, without a server. Times are minutes after 10:00.</summary>
public sealed class AggregationTests
{
    private static readonly long Ten = new DateTime(2025, 9, 12, 10, 0, 0, DateTimeKind.Utc).Ticks;
    private static readonly Buckets Bounds = Buckets.Explicit(1, 2, 4);

    [Theory]
    [InlineData(Aligner.AlignSum, "5=7 10=3")]
    [InlineData(Aligner.AlignDelta, "5=7 10=3")]
    [InlineData(Aligner.AlignMin, "5=1 10=3")]
    [InlineData(Aligner.AlignMax, "5=4 10=3")]
    [InlineData(Aligner.AlignCount, "5=3 10=1")]
    [InlineData(Aligner.AlignMean, "5=2.3333 10=3")]
    [InlineData(Aligner.AlignRate, "5=0.0233 10=0.01")]
    public void Aligner_OfDeltaCounts_GivesOnePointAPeriod(Aligner aligner, string expected)
    {
        // 0 is excluded, 10 included, and 5 belongs to the period that ends there.
        var series = Delta((0, 100), (1, 1), (3, 2), (5, 4), (6, 3), (11, 100));

        var aligned = Align(series, aligner, minutes: 5);

        Assert.Equal(expected, Print(aligned));
    }

    [Fact]
    public void Aligner_PeriodWithoutData_GivesNoPoint() =>
        Assert.Equal("2=1 10=1", Print(Align(Delta((1, 1), (9, 1)), Aligner.AlignSum, minutes: 2)));

    [Fact]
    public void Aligner_IntervalNotAMultiple_ClipsTheOldestPeriod()
    {
        var aligned = Align(Delta((1, 60), (2, 60), (5, 60)), Aligner.AlignSum, minutes: 4);

        Assert.Equal("2=120 6=60", Print(aligned));
        Assert.Equal(Ten, aligned.Slices[0].Span[0].StartTicks);
        Assert.Equal(At(2), aligned.Slices[0].Span[1].StartTicks);
    }

    [Fact]
    public void Rate_OldestPeriodClipped_IsPerSecondOfWhatItCovers() =>
        Assert.Equal("2=1 6=0.25", Print(Align(Delta((1, 60), (2, 60), (5, 60)), Aligner.AlignRate, minutes: 4)));

    [Theory]
    [InlineData(Aligner.AlignPercentile05, 1)] // rank 0.5 of 10: in the bucket below 1, which has only that bound
    [InlineData(Aligner.AlignPercentile50, 1.5)] // rank 5: the fourth of the eight in [1, 2)
    [InlineData(Aligner.AlignPercentile95, 3)] // rank 9.5: half of the one in [2, 4)
    [InlineData(Aligner.AlignPercentile99, 3.8)]
    public void Percentile_OfDistributions_IsLinearWithinTheBucket(Aligner aligner, double expected)
    {
        var series = Distribution((1, [0.5, 1.1, 1.2, 1.3, 1.4]), (4, [1.6, 1.7, 1.8, 1.9, 3]));

        Assert.Equal(expected, Align(series, aligner, minutes: 10).Slices[0].Span[0].Value.Double, 6);
    }

    [Theory]
    [InlineData(MetricKind.Gauge, ValueType.Int64, "MIN MAX MEAN COUNT SUM")]
    [InlineData(MetricKind.Gauge, ValueType.Double, "MIN MAX MEAN COUNT SUM")]
    [InlineData(MetricKind.Gauge, ValueType.Bool, "COUNT")]
    [InlineData(MetricKind.Gauge, ValueType.Distribution, "SUM PERCENTILE_99 PERCENTILE_95 PERCENTILE_50 PERCENTILE_05")]
    [InlineData(MetricKind.Delta, ValueType.Int64, "DELTA RATE MIN MAX MEAN COUNT SUM")]
    [InlineData(MetricKind.Delta, ValueType.Distribution, "DELTA SUM PERCENTILE_99 PERCENTILE_95 PERCENTILE_50 PERCENTILE_05")]
    public void Aligner_WrongForTheSeries_IsRefusedByNameAndKind(MetricKind kind, ValueType type, string valid)
    {
        Aligner[] served = [.. System.Enum.GetValues<Aligner>().Where(aligner => aligner is not Aligner.AlignNone && IsServed(aligner))];
        Assert.Equal(11, served.Length);

        foreach (var aligner in served)
        {
            var name = WireName.Of(aligner);
            if (valid.Split(' ').Contains(name["ALIGN_".Length..]))
            {
                AlignerRules.Output(aligner, new(kind, type, "s"));
                continue;
            }

            var refused = Assert.Throws<RpcException>(() => AlignerRules.Output(aligner, new(kind, type, "s")));
            Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
            Assert.Contains($"{name} cannot be applied to metrics with kind {WireName.Of(kind)} and value type {WireName.Of(type)}", refused.Status.Detail);
        }
    }

    [Theory]
    [InlineData(Aligner.AlignInterpolate)]
    [InlineData(Aligner.AlignNextOlder)]
    [InlineData(Aligner.AlignStddev)]
    [InlineData(Aligner.AlignCountTrue)]
    [InlineData(Aligner.AlignCountFalse)]
    [InlineData(Aligner.AlignFractionTrue)]
    [InlineData(Aligner.AlignPercentChange)]
    public void Aligner_NotServed_IsUnimplementedByName(Aligner aligner)
    {
        var refused = Assert.Throws<RpcException>(() => AlignerRules.Statistic(aligner));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Contains(WireName.Of(aligner), refused.Status.Detail);
    }

    [Theory]
    [InlineData(Aligner.AlignSum, MetricKind.Delta, ValueType.Int64, "By")]
    [InlineData(Aligner.AlignRate, MetricKind.Gauge, ValueType.Double, "By/s")]
    [InlineData(Aligner.AlignMax, MetricKind.Gauge, ValueType.Int64, "By")]
    [InlineData(Aligner.AlignMean, MetricKind.Gauge, ValueType.Double, "By")]
    [InlineData(Aligner.AlignCount, MetricKind.Gauge, ValueType.Int64, "1")]
    public void Aligner_OfDeltaBytes_GivesKindTypeAndUnit(Aligner aligner, MetricKind kind, ValueType type, string unit) =>
        Assert.Equal(new ValueShape(kind, type, unit), AlignerRules.Output(aligner, new(MetricKind.Delta, ValueType.Int64, "By")));

    [Theory]
    [InlineData(Reducer.ReduceSum, "5=11 10=3")]
    [InlineData(Reducer.ReduceMin, "5=1 10=3")]
    [InlineData(Reducer.ReduceMax, "5=10 10=3")]
    [InlineData(Reducer.ReduceMean, "5=5.5 10=3")]
    [InlineData(Reducer.ReduceCount, "5=2 10=1")]
    [InlineData(Reducer.ReducePercentile50, "5=5.5 10=3")]
    [InlineData(Reducer.ReducePercentile95, "5=9.55 10=3")]
    public void Reducer_OfTwoSeries_JoinsWhatHasTheSameEnd(Reducer reducer, string expected)
    {
        var plan = Plan(Aligner.AlignSum, 5, reducer);
        Series[] aligned = [.. new[] { Delta((1, 1), (6, 3)), Delta((5, 10)) }
            .Select(series => Aligning.Align(series, plan, new Interval(Ten, At(10))))];

        var reduced = Assert.Single(Reducing.Reduce(aligned, plan, plan.Reducer!.Value));

        Assert.Equal(expected, Print(reduced));
        Assert.Empty(reduced.Identity.MetricLabels.Pairs);
        Assert.Equal("task", reduced.Identity.ResourceType);
    }

    [Theory]
    [InlineData(Reducer.ReduceStddev)]
    [InlineData(Reducer.ReduceCountTrue)]
    [InlineData(Reducer.ReduceCountFalse)]
    [InlineData(Reducer.ReduceFractionTrue)]
    public void Reducer_NotServed_IsUnimplementedByName(Reducer reducer)
    {
        var refused = Assert.Throws<RpcException>(() => ReducerRules.Statistic(reducer));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
        Assert.Contains(WireName.Of(reducer), refused.Status.Detail);
    }

    [Fact]
    public void Sum_OverPeriods_IsTheSumOverTheWhole() => Check.Sample(
        Gen.Select(Gen.Int[0, 200].Array[0, 60], Gen.Int[1, 40], Gen.Int[1, 200]),
        (minutes, period, length) =>
        {
            var points = minutes.Distinct().Order().Select(minute => (minute, 1L + minute)).ToArray();

            var parts = Align(Delta(points), Aligner.AlignSum, period, length);
            var whole = Align(Delta(points), Aligner.AlignSum, 200, length);

            Assert.Equal(
                points.Where(point => point.minute > 0 && point.minute <= length).Sum(point => point.Item2),
                Values(parts).Sum(value => value.Int64));
            Assert.Equal(Values(whole).Sum(value => value.Int64), Values(parts).Sum(value => value.Int64));
            Assert.All(parts.Slices[0].ToArray(), point => Assert.Equal(0, (At(length) - point.EndTicks) % (period * TimeSpan.TicksPerMinute)));
        });

    [Fact]
    public void Sum_OfDistributions_KeepsCountMeanAndDeviation() => Check.Sample(
        Gen.Double[0, 10].Array[1, 5].Array[1, 20],
        minutes =>
        {
            var series = Distribution([.. minutes.Select((values, i) => (i + 1, values))]);
            var all = minutes.SelectMany(values => values).ToList();

            var sum = Align(series, Aligner.AlignSum, 60, 60).Slices[0].Span[0].Value.Histogram!;

            Assert.Equal(all.Count, sum.Count);
            Assert.Equal(all.Average(), sum.Mean, 9);
            Assert.Equal(all.Sum(value => Math.Pow(value - all.Average(), 2)), sum.SquaredDeviation, 6);
            for (var bucket = 0; bucket < Bounds.Count; bucket++)
            {
                var counted = bucket < sum.First || bucket >= sum.First + sum.Counts.Length ? 0 : sum.Counts[bucket - sum.First];
                Assert.Equal(all.Count(value => value >= Bounds.Lower(bucket) && value < Bounds.Upper(bucket)), counted);
            }
        });

    private static bool IsServed(Aligner aligner)
    {
        try
        {
            AlignerRules.Statistic(aligner);
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private static Series Align(Series series, Aligner aligner, int minutes, int? length = null)
    {
        var last = length ?? (minutes == 4 ? 6 : 10);
        var inside = series with { Slices = [series.Slices[0].ToArray().Where(p => p.EndTicks > Ten && p.EndTicks <= At(last)).ToArray()] };
        return Aligning.Align(inside, Plan(aligner, minutes, Reducer.ReduceNone, series.Shape), new Interval(Ten, At(last)));
    }

    private static AggregationPlan Plan(Aligner aligner, int minutes, Reducer reducer, ValueShape? shape = null)
    {
        var aggregation = new Aggregation
        {
            PerSeriesAligner = aligner,
            AlignmentPeriod = new Duration { Seconds = minutes * 60 },
            CrossSeriesReducer = reducer,
        };
        var input = shape ?? new ValueShape(MetricKind.Delta, ValueType.Int64, "1");
        var metric = new MetricDefinition("a/b", input.Kind, input.Type, input.Unit) { Resources = [new("task")] };
        return AggregationPlan.Of(aggregation, "aggregation", metric, input)!;
    }

    private static Series Delta(params (int Minute, long Value)[] points) => new(
        new SeriesIdentity("a/b", LabelSet.Of(("x", "y")), "task", LabelSet.Empty),
        new ValueShape(MetricKind.Delta, ValueType.Int64, "1"),
        [points.Select(point => new StoredPoint(At(point.Minute - 1), At(point.Minute), PointValue.Of(point.Value))).ToArray()]);

    private static Series Distribution(params (int Minute, double[] Values)[] points) => new(
        new SeriesIdentity("a/b", LabelSet.Empty, "task", LabelSet.Empty),
        new ValueShape(MetricKind.Delta, ValueType.Distribution, "s"),
        [points.Select(point => new StoredPoint(At(point.Minute - 1), At(point.Minute), PointValue.Of(Histogram(point.Values)))).ToArray()]);

    private static Histogram Histogram(double[] values)
    {
        var sum = new HistogramSum();
        foreach (var value in values)
            sum.Add(Bounds, value);
        return sum.Take();
    }

    private static IEnumerable<PointValue> Values(Series series) => series.Slices[0].ToArray().Select(point => point.Value);

    private static string Print(Series series) => string.Join(' ', series.Slices[0].ToArray().Select(point =>
        $"{(point.EndTicks - Ten) / TimeSpan.TicksPerMinute}={Math.Round(point.Value.Number(series.Shape.Type), 4)}"));

    private static long At(int minute) => Ten + (minute * TimeSpan.TicksPerMinute);
}
