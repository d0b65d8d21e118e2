using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.412, "0.41")]
    [InlineData(0.0149, "0.015")]
    [InlineData(0.00012, "0.00012")]
    [InlineData(27.44, "27.4")]
    [InlineData(108, "108")]
    [InlineData(2373, "2,373")]
    [InlineData(-2373.4, "-2,373")]
    [InlineData(1.23456e-12, "1.23e-12")]
    [InlineData(double.NaN, "—")]
    [InlineData(double.PositiveInfinity, "—")]
    public void Number_OfAValue_IsShort(double value, string expected) => Assert.Equal(expected, Quantity.Number(value));

    [Theory]
    [InlineData(94.96, 95, "94.96")]
    [InlineData(79.99, 80, "79.99")]
    [InlineData(69.97, 70, "69.97")]
    [InlineData(79.96, 80, "79.96")]
    [InlineData(80.04, 80, "80.04")]
    [InlineData(1500.4, 1500, "1,500.4")]
    [InlineData(499.6, 499.7, "499.6")]
    [InlineData(95, 95, "95")]
    [InlineData(50.04, 95, "50")]
    public void Number_ThatWouldReadAsItsLimit_KeepsTheDifference(double value, double limit, string expected) =>
        Assert.Equal(expected, Quantity.Number(value, limit));

    [Fact]
    public void Number_StandsBesideAllItsLimits() => Assert.Equal("69.97", Quantity.Number(69.97, "s", 70, 80));

    [Theory]
    [InlineData(3000, 3001, "99.97 %")]
    [InlineData(1, 100_000, "0.001 %")]
    [InlineData(1, 100_000_000, "0.000001 %")]
    [InlineData(3001, 3001, "100 %")]
    [InlineData(0, 3001, "0 %")]
    [InlineData(97, 100, "97 %")]
    public void Text_OfAShare_IsAllOrNothingOnlyWhenItIs(double part, double whole, string expected) =>
        Assert.Equal(expected, Quantity.Text(100 * part / whole, "%"));

    [Theory]
    [InlineData(99.99, "99.99")]
    [InlineData(0.8, "0.8")]
    [InlineData(1500, "1,500")]
    [InlineData(99.9995, "99.9995")]
    [InlineData(1234567.25, "1,234,567.25")]
    [InlineData(0.00001, "0.00001")]
    public void Limit_ReadsAsConfigured(double limit, string expected) => Assert.Equal(expected, Quantity.Limit(limit));

    [Theory]
    [InlineData(500.0 / 7, null, "71.4")]
    [InlineData(500.0 / 7, 71.4, "71.43")]
    [InlineData(500.0 / 7, 100.0, "71.4")]
    public void Limit_ThatWasComputed_IsShortButOnItsSide(double limit, double? beside, string expected) => Assert.Equal(expected, Quantity.Limit(limit, beside));

    [Fact]
    public void Product_HasNoBinaryNoise() => Assert.Equal("0.3", Quantity.Limit(Exact.Product(0.1, 3)));

    [Fact]
    public void Miss_SaysBothAsTheyAre()
    {
        Assert.Equal("99.97 %, must be at least 99.99 %", Quantity.Miss(100 * 3000.0 / 3001, Comparison.AtLeast, 99.99, "%"));
        Assert.Equal("80 %, must be below 80 %", Quantity.Miss(80, Comparison.Below, 80, "%"));
    }

    [Theory]
    [InlineData(2999.6, 3000, "2,999.6 of 3,000")]
    [InlineData(0, 163, "0 of 163")]
    [InlineData(59.96, 60, "59.96 of 60")]
    public void Share_LessThanTheWhole_NeverReadsAsIt(double part, double whole, string expected) => Assert.Equal(expected, Quantity.Share(part, whole));

    [Fact]
    public void Text_LowerBound_SaysMoreThan() => Assert.Equal("> 25 s", Quantity.Text(25, "s", Bound.AtLeast));

    [Fact]
    public void Between_ShortOfTheWhole_DoesNotReadAsIt() => Assert.Equal("99.97–99.99 %", Quantity.Between(99.97, 99.99, "%"));
}
