using System.Net;
using Microsoft.AspNetCore.Http;

namespace OpsDashboard.Configuration;

/// <summary>Where the host is told to listen. Without authentication nobody but this machine may reach the program unless that is said openly.</summary>
static class ListenAddresses
{
    private const string Loopback = "must be a loopback address unless Authentication:AllowAnonymous is true";

    public static void Check(IConfiguration configuration, AuthenticationOptions authentication, ConfigurationFaults faults)
    {
        foreach (var (key, address) in Configured(configuration))
        {
            if (Parse(address) is not { } parsed)
            {
                faults.Add(key, address, "must be an address such as http://127.0.0.1:5000");
            }
            else if (Impossible(parsed) is { } allowed)
            {
                faults.Add(key, address, allowed);
            }
            else if (!authentication.AllowAnonymous && !IsLocal(parsed))
            {
                faults.Add(key, address, Loopback);
            }
        }
    }

    // Which of urls and Kestrel:Endpoints wins depends on yet another setting: both must be harmless.
    private static IEnumerable<(string Key, string Address)> Configured(IConfiguration configuration)
    {
        var urls = Split(configuration["urls"]);
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren();
        return urls.Select(url => ("urls", url))
            .Concat(urls.Length > 0 ? [] : Ports(configuration, "http").Concat(Ports(configuration, "https")))
            .Concat(endpoints.Select(endpoint => ($"Kestrel:Endpoints:{endpoint.Key}:Url", endpoint["Url"] ?? "")));
    }

    // A bare port (HTTP_PORTS, which container images set) means every address of the machine.
    private static IEnumerable<(string Key, string Address)> Ports(IConfiguration configuration, string scheme) =>
        Split(configuration[$"{scheme}_ports"]).Select(port => ($"{scheme}_ports", $"{scheme}://*:{port}"));

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https" } parsed ? parsed : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // What the web server would end on with a stack trace, or read as another address.
    private static string? Impossible(BindingAddress address) => address switch
    {
        { IsUnixPipe: true } or { IsNamedPipe: true } => null,
        { PathBase.Length: > 0 } => "must have no path, only scheme, host and port",
        { Port: < 0 or > 65535 } => "must have a port from 0 to 65535",
        { Host: ['[', ..] } => IPAddress.TryParse(address.Host, out _) ? null : "must have an IPv6 address in its brackets, such as http://[::1]:5000",
        _ when address.Host.Contains(':') => "must be a host and a port that is a number, IPv6 addresses in brackets",
        { Port: 0 } when IsLocalhost(address) => "must have a port other than 0; for any free port say 127.0.0.1:0 or [::1]:0",
        _ => null,
    };

    private static bool IsLocalhost(BindingAddress address) => string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase);

    // A name other than localhost makes Kestrel listen on all addresses, whatever the name resolves to.
    private static bool IsLocal(BindingAddress address) =>
        address.IsUnixPipe
        || address.IsNamedPipe
        || IsLocalhost(address)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
