using System.Net;

namespace OpsDashboard.Security;

/// <summary>Which names this program answers to. A page elsewhere that lets its own name point here (DNS rebinding) is refused.</summary>
sealed class HostCheck
{
    private readonly string[] _names;

    /// <summary>Loopback always, and the configured names.</summary>
    /// <param name="allowedHosts">The key <c>AllowedHosts</c>: names separated by <c>;</c>, <c>*.example.com</c> for all below
    /// it; IPv6 addresses with or without brackets; a lone <c>*</c>, the framework's default, adds none.</param>
    public HostCheck(string? allowedHosts) => _names =
    [
        "localhost", "127.0.0.1", "[::1]",
        .. (allowedHosts ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "*"),
    ];

    /// <summary>Whether a request for this host is answered; the port is free.</summary>
    public bool Allows(HostString host) => IsWellFormed(host) && _names.Any(name => Matches(name, host.Host));

    /// <summary>Whether it is a name or address and perhaps a port, and nothing that could break out of a header.</summary>
    public static bool IsWellFormed(HostString host) =>
        host.HasValue
        && host.Host.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ':' or '[' or ']')
        && (host.Value == host.Host || host.Port is >= 0 and <= 65535);

    // An IPv6 address has several spellings, and browsers write the shortest.
    private static bool Matches(string name, string host) => IPAddress.TryParse(host, out var address)
        ? IPAddress.TryParse(name, out var allowed) && allowed.Equals(address)
        : name.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > name.Length - 1 && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(name, StringComparison.OrdinalIgnoreCase);
}
