using System.Net;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Readings;

public sealed class OutboundProxyTests
{
    private static readonly OutboundProxy Proxy = new(new WebProxy("http://ann:hunter2@proxy.example:3128") { BypassList = ["direct"] });

    [Theory]
    [InlineData("http://localhost:8085")]
    [InlineData("http://LOCALHOST:8085")]
    [InlineData("http://demo.localhost/")]
    [InlineData("http://127.0.0.1:41234")]
    [InlineData("http://127.8.9.10")]
    [InlineData("http://[::1]:8085")]
    [InlineData("https://[::ffff:127.0.0.1]:8085")]
    [InlineData("http://direct.example")]
    public void Loopback_AndWhatTheEnvironmentExcepts_GoDirectly(string address)
    {
        var uri = new Uri(address);

        Assert.True(Proxy.IsBypassed(uri));
        Assert.Equal("it failed", OutboundProxy.Named("it failed", uri, Proxy));
    }

    [Theory]
    [InlineData("https://monitoring.googleapis.com")]
    [InlineData("http://localhost.example:80")]
    [InlineData("http://128.0.0.1")]
    [InlineData("http://[::2]")]
    public void Others_GoByTheProxy_WhichAFailureNamesWithoutItsUser(string address)
    {
        var uri = new Uri(address);

        Assert.False(Proxy.IsBypassed(uri));
        Assert.Equal(new Uri("http://ann:hunter2@proxy.example:3128"), Proxy.GetProxy(uri));
        Assert.Equal("it failed (through the proxy proxy.example:3128)", OutboundProxy.Named("it failed", uri, Proxy));
    }

    [Fact]
    public void Loopback_NeverHasAProxy() => Assert.Null(Proxy.GetProxy(new Uri("http://127.0.0.2:1")));
}
