using CsCheck;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>Against the exact percentile of the values that were put into the buckets.</summary>
public sealed class AttemptDistributionProperties
{
    private static readonly Gen<ValueList<double>> Explicit = Gen.Double[0.01, 100].Array[1, 12].Select(bounds => bounds.Distinct().Order().ToValueList());

    private static readonly Gen<ValueList<double>> Linear = Gen.Select(Gen.Double[0, 5], Gen.Double[0.1, 20], Gen.Int[1, 30])
        .Select((offset, width, finite) => Enumerable.Range(0, finite + 1).Select(i => offset + (width * i)).ToValueList());

    private static readonly Gen<ValueList<double>> Exponential = Gen.Select(Gen.Double[0.01, 2], Gen.Double[1.1, 3], Gen.Int[1, 20])
        .Select((scale, growth, finite) => Enumerable.Range(0, finite + 1).Select(i => scale * Math.Pow(growth, i)).ToValueList());

    private static readonly Gen<ValueList<double>> Layouts = Gen.OneOf(Explicit, Linear, Exponential);

    private static readonly Gen<double[]> Durations = Gen.OneOf(Gen.Double[0, 100], Gen.Double[0, 1], Gen.Int[0, 60].Select(second => (double)second)).Array[0, 60];

    private static readonly Gen<World> Worlds = Gen.Select(Gen.Select(Durations, Layouts).Array[1, 3], Gen.Int[0, 20], Gen.Double[0.1, 99.9])
        .Select((parts, failed, percentile) => new World(parts, failed, percentile))
        .Where(world => world.Exact.Length > 0);

    private sealed record World((double[] Values, ValueList<double> Bounds)[] Parts, int Failed, double Percentile)
    {
        /// <summary>In order; attempts that did not finish are infinitely slow.</summary>
        public double[] Exact { get; } = [.. Parts.SelectMany(part => part.Values).Order(), .. Enumerable.Repeat(double.PositiveInfinity, Failed)];

        public double ExactPercentile => Exact[Math.Max(1, (int)Math.Ceiling((decimal)Percentile * Exact.Length / 100)) - 1];

        public AttemptDistribution Attempts()
        {
            var attempts = new AttemptDistribution();
            foreach (var (values, bounds) in Parts)
            {
                var counts = new long[bounds.Count + 1];
                foreach (var value in values)
                {
                    counts[bounds.Count(bound => bound <= value)]++;
                }

                attempts.Add(new Histogram(bounds, counts.ToValueList(), values.Length), finished: true);
            }

            attempts.Add(new Histogram([], [], Failed), finished: false);
            return attempts;
        }
    }

    [Fact]
    public void ExactPercentile_LiesBetweenTheEnds() => Worlds.Sample(world =>
    {
        var quantile = world.Attempts().Percentile(world.Percentile, timeout: null);

        Assert.True(world.ExactPercentile >= (quantile.Lower ?? double.NegativeInfinity), $"{world.ExactPercentile} is below {quantile}");
        Assert.True(double.IsInfinity(world.ExactPercentile) || world.ExactPercentile < (quantile.Upper ?? double.PositiveInfinity), $"{world.ExactPercentile} is above {quantile}");
    });

    [Fact]
    public void Interpolation_LiesBetweenTheEnds_AndABoundIsNeverInterpolated() => Worlds.Sample(world =>
    {
        var quantile = world.Attempts().Percentile(world.Percentile, timeout: null);

        if (quantile.Bound is Bound.AtLeast)
        {
            Assert.Equal((quantile.Lower, null), (quantile.Value, quantile.Upper));
        }
        else
        {
            Assert.InRange(quantile.Value!.Value, quantile.Lower ?? double.NegativeInfinity, quantile.Upper!.Value);
        }
    });

    [Fact]
    public void LowerBound_IsSaidOfUnfinished_AndElseOnlyBeyondALastBucket() => Worlds.Sample(world =>
    {
        var quantile = world.Attempts().Percentile(world.Percentile, timeout: null);
        var censored = double.IsInfinity(world.ExactPercentile);
        var overflowed = world.Parts.Any(part => part.Values.Any(value => value >= part.Bounds[^1]));

        Assert.True(!censored || quantile.Bound is Bound.AtLeast);
        Assert.True(quantile.Bound is null || censored || overflowed);
    });

    [Fact]
    public void Percentiles_NeverFallAsTheyRise() => Gen.Select(Worlds, Gen.Double[0.1, 99.9]).Sample((world, other) =>
    {
        var attempts = world.Attempts();
        var low = attempts.Percentile(Math.Min(world.Percentile, other), timeout: 5);
        var high = attempts.Percentile(Math.Max(world.Percentile, other), timeout: 5);

        Assert.True((low.Lower ?? 0) <= (high.Lower ?? 0), $"{low} then {high}");
        Assert.True(low.Bound is not null || high.Bound is not null || low.Value <= high.Value * (1 + 1e-12), $"{low} then {high}");
    });

    [Fact]
    public void Within_EnclosesTheExactCount() => Gen.Select(Worlds, Gen.Double[0, 100]).Sample((world, objective) =>
    {
        var (atLeast, atMost) = world.Attempts().Within(objective);
        var exact = world.Exact.Count(value => value < objective);

        Assert.InRange(exact, atLeast, atMost);
    });
}
