using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Appearance;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.412, "0.41")]
    [InlineData(27.44, "27.4")]
    [InlineData(108, "108")]
    [InlineData(2373, "2,373")]
    [InlineData(0.00012, "1.2e-4")]
    [InlineData(double.NaN, "—")]
    public void Of_Value_IsShort(double value, string expected) => Assert.Equal(expected, Numbers.Of(value));

    [Theory]
    [InlineData(94.96, 95, "94.96")]
    [InlineData(79.99, 80, "79.99")]
    [InlineData(95, 95, "95")]
    [InlineData(50.04, 95, "50")]
    public void Of_ValueThatWouldRoundToItsObjective_KeepsTheDifference(double value, double objective, string expected) =>
        Assert.Equal(expected, Numbers.Of(value, objective));

    [Fact]
    public void WithUnit_LowerBound_SaysMoreThan() => Assert.Equal("> 25 s", Numbers.WithUnit(25, "s", Bound.AtLeast));

    [Theory]
    [InlineData(Comparison.Above, "> 80 %")]
    [InlineData(Comparison.AtLeast, "≥ 80 %")]
    [InlineData(Comparison.Below, "< 80 %")]
    [InlineData(Comparison.AtMost, "≤ 80 %")]
    public void Objective_Comparison_HasItsSign(Comparison comparison, string expected) =>
        Assert.Equal(expected, Numbers.Objective(comparison, 80, "%"));
}
