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

    [Theory]
    [InlineData(301, "301 bytes")]
    [InlineData(90_000, "90 kB")]
    [InlineData(2_500_000, "2.5 MB")]
    public void OneLine_Long_IsCutWithItsSize(int length, string size)
    {
        var text = UntrustedText.OneLine(string.Concat(Enumerable.Repeat("0123456789 ", (length / 11) + 1))[..length]);

        Assert.StartsWith("0123456789 0123456789", text);
        Assert.EndsWith($"… ({size} in all)", text);
        Assert.True(text.Length < UntrustedText.DetailLength + 25);
    }

    [Fact]
    public void OneLine_Addresses_AreMasked() => Assert.Equal("see https://…@proxy.example/x?… or ask", UntrustedText.OneLine("see https://ann:pw@proxy.example/x?key=s3cret or ask"));
}
