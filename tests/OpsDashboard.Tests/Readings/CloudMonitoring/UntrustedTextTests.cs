using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class UntrustedTextTests
{
    [Theory]
    [InlineData("abcd", 4, "abcd")]
    [InlineData("abcde", 4, "abc…")]
    [InlineData("ab😀de", 4, "ab…")]
    [InlineData("", 4, "")]
    public void Bounded_LongText_EndsInAnEllipsisBetweenCharacters(string text, int length, string bounded) =>
        Assert.Equal(bounded, UntrustedText.Bounded(text, length));

    [Fact]
    public void OneLine_ControlCharactersAndSpaces_BecomeOneSpace() => Assert.Equal("a b c", UntrustedText.OneLine(" \r\n a\t\u0000\u2028 b\u001b  c \n"));
}
