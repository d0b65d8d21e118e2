using OpsDashboard.Security;

namespace OpsDashboard.Tests.Security;

public sealed class HeadersTests
{
    [Theory]
    [InlineData("ops.example:8443", "connect-src 'self' ws://ops.example:8443 wss://ops.example:8443;")]
    [InlineData("127.0.0.1:5080", "connect-src 'self' ws://127.0.0.1:5080 wss://127.0.0.1:5080;")]
    [InlineData(null, "connect-src 'self';")]
    public void Policy_NamesTheHostForWebSockets(string? host, string expected) => Assert.Contains(expected, Headers.Policy(host, "n"), StringComparison.Ordinal);

    // A browser passes over the whole source and says so in its console.
    [Theory]
    [InlineData("[::1]:5080")]
    [InlineData("[2001:db8::1]")]
    public void Policy_HasNoIpv6Address_WhichItsGrammarDoesNotKnow(string host)
    {
        var policy = Headers.Policy(host, "n");

        Assert.Contains("connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("[", policy, StringComparison.Ordinal);
    }
}
