using OpsDashboard.Reports.Writers;

namespace OpsDashboard.Tests.Reports;

public sealed class MarkdownLinkTests
{
    [Theory]
    [InlineData("http://[::1]:5080/incidents/1278", "[here](<http://[::1]:5080/incidents/1278>)")]
    [InlineData("https://[2001:db8::1]/a[1]", "[here](<https://[2001:db8::1]/a%5B1%5D>)")]
    [InlineData("https://ops.example/a[1]|b", "[here](<https://ops.example/a%5B1%5D%7Cb>)")]
    [InlineData("https://ops.example/?https://[::1]", "[here](<https://ops.example/?https://%5B::1%5D>)")]
    public void Link_EscapesWhatWouldEndIt_ButNotAnIpv6Host(string address, string expected) => Assert.Equal(expected, MarkdownText.Link("here", address));
}
