using System.Globalization;
using CsCheck;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What is read compares as what is meant.</summary>
public sealed class QuantityProperties
{
    /// <summary>As people configure them: up to nine digits.</summary>
    private static readonly Gen<double> Limits = Gen.Select(Gen.Int[-999_999_999, 999_999_999], Gen.Int[0, 6], Gen.Int[0, 9])
        .Select((digits, scale, shorten) => (double)(Math.Truncate(digits / (decimal)Math.Pow(10, shorten)) / (decimal)Math.Pow(10, scale)));

    private static readonly Gen<double> Computed = Gen.Select(Gen.Double[0.001, 5000], Gen.Int[1, 97]).Select((demand, headroom) => demand / headroom);

    private static readonly Gen<double> Anything = Gen.OneOf(Limits, Computed, Gen.Double[-1000, 1000], Gen.Double[0, 1], Gen.Double[0, 100], Gen.Double[-1e18, 1e18], Gen.Double[-1e-10, 1e-10]);

    /// <summary>Mostly where rounding hurts: near one of the limits, or on it.</summary>
    private static readonly Gen<(double Value, double[] Limits)> Cases = Gen.Select(Limits.Array[1, 3], Gen.Int[0, 2], Gen.Int[0, 12], Gen.Double[-1, 1], Anything, Gen.Int[0, 3])
        .Select((limits, index, closeness, offset, anything, kind) => (kind switch
        {
            0 => anything,
            1 => limits[index % limits.Length],
            2 => Math.BitIncrement(limits[index % limits.Length]),
            _ => limits[index % limits.Length] + (offset * Math.Pow(10, -closeness)),
        }, limits));

    [Fact]
    public void Value_ReadsAgainstEveryLimitAsItIs() => Cases.Sample(one =>
    {
        var shown = Parse(Quantity.Number(one.Value, "ms", [.. one.Limits.Select(limit => (double?)limit)]));

        Assert.All(one.Limits, limit => Assert.Equal(one.Value.CompareTo(limit), shown.CompareTo(Parse(Quantity.Limit(limit, one.Value)))));
    });

    [Fact]
    public void Value_ReadsAgainstAComputedLimitAsItIs() => Gen.Select(Computed, Gen.Int[0, 14], Gen.Double[-1, 1]).Sample((limit, closeness, offset) =>
    {
        var value = limit + (offset * Math.Pow(10, -closeness));

        Assert.Equal(value.CompareTo(limit), Parse(Quantity.Number(value, limit)).CompareTo(Parse(Quantity.Limit(limit, value))));
    });

    [Fact]
    public void Limit_ReadsBackExactly() => Limits.Sample(limit => Assert.Equal(limit, Parse(Quantity.Limit(limit))));

    [Fact]
    public void Value_ReadsBackNearly() => Anything.Sample(value =>
    {
        var shown = Parse(Quantity.Number(value));

        Assert.True(Math.Abs(shown - value) <= Math.Abs(value) * 0.051, $"{value:R} reads as {shown:R}");
    });

    [Fact]
    public void Share_IsAllOrNothingOnlyWhenItIs() => Gen.Select(Gen.Int[1, 2_000_000], Gen.Int[0, 1000]).Sample((total, few) =>
    {
        var part = Math.Min(few, total);
        Assert.All([part, total - part], counted =>
        {
            var text = Quantity.Text(100.0 * counted / total, "%");

            Assert.Equal(counted == 0, text == "0 %");
            Assert.Equal(counted == total, text == "100 %");
            Assert.Equal(counted < total, Parse(text[..^2]) < 100);
        });
    });

    [Fact]
    public void Miss_SaysTheSameTwice() => Cases.Sample(one =>
    {
        var limit = one.Limits[0];
        var text = Quantity.Miss(one.Value, Comparison.AtLeast, limit, "s");

        Assert.Equal($"{Quantity.Text(one.Value, "s", limit)}, must be at least {Quantity.Limit(limit, "s")}", text);
    });

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
