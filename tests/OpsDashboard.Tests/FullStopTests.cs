namespace OpsDashboard.Tests;

public sealed class FullStopTests
{
    [Theory]
    [InlineData("denied", "denied.")]
    [InlineData("denied.", "denied.")]
    [InlineData("denied. ", "denied.")]
    [InlineData("why?", "why?")]
    [InlineData("and so on…", "and so on…")]
    public void After_IsOne(string words, string expected) => Assert.Equal(expected, FullStop.After(words));

    [Theory]
    [InlineData("denied.", "denied")]
    [InlineData("denied", "denied")]
    public void Without_GoesOn(string words, string expected) => Assert.Equal(expected, FullStop.Without(words));
}
