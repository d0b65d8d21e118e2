using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Appearance;

public sealed class NumbersTests
{
    [Theory]
    [InlineData(Comparison.Above, "> 80 %")]
    [InlineData(Comparison.AtLeast, "≥ 80 %")]
    [InlineData(Comparison.Below, "< 80 %")]
    [InlineData(Comparison.AtMost, "≤ 80 %")]
    public void Objective_Comparison_HasItsSign(Comparison comparison, string expected) =>
        Assert.Equal(expected, Numbers.Objective(comparison, 80, "%"));

    [Fact]
    public void Objective_IsNeverRounded() => Assert.Equal("≥ 99.99 %", Numbers.Objective(Comparison.AtLeast, 99.99, "%", 99.97));
}
