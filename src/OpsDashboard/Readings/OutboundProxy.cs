using System.Net;

namespace OpsDashboard.Readings;

/// <summary>The proxy of the environment (<c>http_proxy</c>, <c>https_proxy</c>, <c>all_proxy</c>, <c>no_proxy</c>), but never for this machine
/// itself: what a proxy would call loopback is the proxy's own.</summary>
/// <param name="environment">What the environment says.</param>
sealed class OutboundProxy(IWebProxy environment) : IWebProxy
{
    public ICredentials? Credentials { get => environment.Credentials; set => environment.Credentials = value; }

    /// <summary>Makes it the proxy of everything in this process, libraries included; before the first connection.</summary>
    public static void Use() => HttpClient.DefaultProxy = HttpClient.DefaultProxy is OutboundProxy known ? known : new OutboundProxy(HttpClient.DefaultProxy);

    /// <summary>A failure that a proxy can have made, with the proxy's name; any other as it is.</summary>
    /// <param name="server">Where the call went; null when that is not known.</param>
    public static ReadingFailure Named(ReadingFailure failure, Uri? server) =>
        failure.Kind is FailureKind.Unreachable or FailureKind.Broken ? failure with { Reason = Named(failure.Reason, server) } : failure;

    /// <summary>A reason with the name of the proxy that the call went through, if it did: host and port, never its user.</summary>
    public static string Named(string reason, Uri? server) => Named(reason, server, HttpClient.DefaultProxy);

    /// <inheritdoc cref="Named(string, Uri?)"/>
    public static string Named(string reason, Uri? server, IWebProxy proxy) =>
        server is null || proxy.IsBypassed(server) || proxy.GetProxy(server) is not { } used ? reason : $"{reason} (through the proxy {used.Authority})";

    public Uri? GetProxy(Uri destination) => IsLoopback(destination) ? null : environment.GetProxy(destination);

    public bool IsBypassed(Uri host) => IsLoopback(host) || environment.IsBypassed(host);

    private static bool IsLoopback(Uri uri) =>
        uri.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || uri.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));
}
