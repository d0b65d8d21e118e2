using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpsDashboard.Security;

namespace OpsDashboard.Tests.Security;

public sealed class OriginCheckTests
{
    [Theory]
    [InlineData("http://localhost:5000", "http", "localhost:5000", true)]
    [InlineData("http://LOCALHOST:5000", "http", "localhost:5000", true)]
    [InlineData("http://[::1]:5000", "http", "[::1]:5000", true)]
    [InlineData("https://ops.example", "https", "ops.example:443", true)]
    [InlineData("http://localhost:5001", "http", "localhost:5000", false)]
    [InlineData("https://localhost:5000", "http", "localhost:5000", false)]
    [InlineData("http://127.0.0.1:5000", "http", "localhost:5000", false)]
    [InlineData("http://evil.example", "http", "localhost:5000", false)]
    [InlineData("http://localhost:5000.evil.example", "http", "localhost:5000", false)]
    [InlineData("http://localhost:5000@evil.example", "http", "localhost:5000", false)]
    [InlineData("null", "http", "localhost:5000", false)]
    [InlineData("", "http", "localhost:5000", false)]
    public void IsOwn_ComparesSchemeHostAndPort(string origin, string scheme, string host, bool own) =>
        Assert.Equal(own, OriginCheck.IsOwn(origin, scheme, new HostString(host)));

    [Fact]
    public void IsOwn_NoOrigin_IsNoBrowser() => Assert.True(OriginCheck.IsOwn(StringValues.Empty, "http", new HostString("localhost")));

    [Fact]
    public void IsOwn_TwoOrigins_IsForeign() =>
        Assert.False(OriginCheck.IsOwn(new(["http://localhost", "http://localhost"]), "http", new HostString("localhost")));

    [Theory]
    [InlineData("/hubs/live", false)]
    [InlineData("/hubs/live/negotiate", false)]
    [InlineData("/HUBS/live", false)]
    [InlineData("/_blazor", false)]
    [InlineData("/_blazor/negotiate", false)]
    [InlineData("/", true)]
    [InlineData("/_blazorx", true)]
    public void Allows_ForeignOrigin_IsStoppedAtLiveConnections(string path, bool allowed)
    {
        var request = new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString("localhost"), Path = path } }.Request;
        request.Headers.Origin = "http://evil.example";

        Assert.Equal(allowed, OriginCheck.Allows(request));
    }
}
