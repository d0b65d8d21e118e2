using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Configuration;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5000")]
    [InlineData("urls", "http://127.0.0.1:0;https://[::1]:5001")]
    [InlineData("urls", "http://127.8.8.8:80")]
    [InlineData("urls", "http://unix:/run/ops.sock")]
    [InlineData("urls", "http://[0:0:0:0:0:0:0:1]:0")]
    [InlineData("Kestrel:Endpoints:Inside:Url", "http://localhost:80")]
    public void Loopback_Always_IsAllowed(string key, string value) => Assert.Empty(Faults((key, value)));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080", "urls: found http://0.0.0.0:8080")]
    [InlineData("urls", "http://[::]:80", "urls: found http://[::]:80")]
    [InlineData("urls", "http://*:80", "urls: found http://*:80")]
    [InlineData("urls", "http://+:80", "urls: found http://+:80")]
    [InlineData("urls", "http://ops.example.com:80", "urls: found http://ops.example.com:80")]
    [InlineData("urls", "http://localhost.example.com", "urls: found http://localhost.example.com")]
    [InlineData("urls", "http://localhost:80; http://10.0.0.4:80", "urls: found http://10.0.0.4:80")]
    [InlineData("Kestrel:Endpoints:Public:Url", "https://0.0.0.0", "Kestrel:Endpoints:Public:Url: found https://0.0.0.0")]
    [InlineData("http_ports", "8080", "http_ports: found http://*:8080")]
    public void OtherAddress_WithoutConsent_IsRefused(string key, string value, string start)
    {
        Assert.Equal($"{start}, must be a loopback address unless Authentication:AllowAnonymous is true", Assert.Single(Faults((key, value))));
        Assert.Empty(Faults((key, value), ("Authentication:AllowAnonymous", "true")));
    }

    [Fact]
    public void Ports_BesideUrls_HaveNoEffect() => Assert.Empty(Faults(("http_ports", "8080"), ("urls", "http://localhost:1")));

    [Theory]
    [InlineData("localhost:80")]
    [InlineData("ftp://localhost")]
    public void NoAddress_Always_IsRefused(string value) =>
        Assert.Equal($"urls: found {value}, must be an address such as http://127.0.0.1:5000", Assert.Single(Faults(("urls", value), ("Authentication:AllowAnonymous", "true"))));

    [Theory]
    [InlineData("http://127.0.0.1:99999", "must have a port from 0 to 65535")]
    [InlineData("http://127.0.0.1:-5", "must have a port from 0 to 65535")]
    [InlineData("http://127.0.0.1:5000/ops", "must have no path, only scheme, host and port")]
    [InlineData("http://127.0.0.1:x", "must be a host and a port that is a number, IPv6 addresses in brackets")]
    [InlineData("http://::1:5000", "must be a host and a port that is a number, IPv6 addresses in brackets")]
    [InlineData("http://[::x]:5000", "must have an IPv6 address in its brackets, such as http://[::1]:5000")]
    [InlineData("http://localhost:0", "must have a port other than 0; for any free port say 127.0.0.1:0 or [::1]:0")]
    public void Address_ThatCannotBe_IsRefused(string value, string allowed)
    {
        Assert.Equal($"urls: found {value}, {allowed}", Assert.Single(Faults(("urls", value), ("Authentication:AllowAnonymous", "true"))));
        Assert.Equal($"Kestrel:Endpoints:X:Url: found {value}, {allowed}", Assert.Single(Faults(("Kestrel:Endpoints:X:Url", value), ("Authentication:AllowAnonymous", "true"))));
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:Console:LogLevel:Microsoft.Hosting")]
    public void LogLevel_ThatIsNone_IsRefusedByKey(string key)
    {
        Assert.Equal($"{key}: found Loud, must be one of Trace, Debug, Information, Warning, Error, Critical, None", Assert.Single(Faults((key, "Loud"))));
        Assert.Empty(Faults((key, "warning")));
    }

    private static IEnumerable<string> Faults(params (string Key, string? Value)[] values) =>
        ConfigurationLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => pair.Key, pair => pair.Value)).Build())
            .Faults.All.Select(fault => fault.ToString());
}
