using Microsoft.AspNetCore.Http;
using OpsDashboard.Security;

namespace OpsDashboard.Tests.Security;

public sealed class HostCheckTests
{
    [Theory]
    [InlineData(null, "localhost", true)]
    [InlineData(null, "LOCALHOST:5000", true)]
    [InlineData(null, "127.0.0.1:1", true)]
    [InlineData(null, "[::1]:5000", true)]
    [InlineData(null, "evil.example", false)]
    [InlineData(null, "localhost.evil.example", false)]
    [InlineData(null, "127.0.0.1.evil.example", false)]
    [InlineData(null, "127.0.0.2", false)]
    [InlineData(null, "", false)]
    [InlineData("*", "evil.example", false)]
    [InlineData("ops.example", "ops.example:8443", true)]
    [InlineData("ops.example", "127.0.0.1:5000", true)]
    [InlineData("ops.example", "evil.example", false)]
    [InlineData("one.example; two.example", "TWO.example", true)]
    [InlineData("*.ops.example", "eu.ops.example", true)]
    [InlineData("*.ops.example", "ops.example", false)]
    [InlineData("*.ops.example", "evilops.example", false)]
    [InlineData("ops.example;*", "evil.example", false)]
    [InlineData(null, "[::1]", true)]
    [InlineData(null, "[0:0:0:0:0:0:0:1]:5000", true)]
    [InlineData(null, "[::2]:5000", false)]
    [InlineData("[2001:db8::1]", "[2001:DB8:0::1]:8443", true)]
    [InlineData("2001:db8::1", "[2001:db8::1]", true)]
    [InlineData("2001:db8::1", "[2001:db8::2]", false)]
    [InlineData(null, "localhost:x", false)]
    [InlineData("*.ops.example", "a;script-src *.ops.example", false)]
    public void Allows_LoopbackAndConfiguredNamesOnly(string? allowedHosts, string host, bool allowed) =>
        Assert.Equal(allowed, new HostCheck(allowedHosts).Allows(new HostString(host)));
}
