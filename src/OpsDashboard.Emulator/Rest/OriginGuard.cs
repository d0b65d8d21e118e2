using System.Net;

namespace OpsDashboard.Emulator.Rest;

/// <summary>Keeps other people's web pages away: the listener is on loopback, and so is every browser on this machine.</summary>
static class OriginGuard
{
    /// <summary>Why the request is refused; null when it may pass.</summary>
    public static string? Refuses(HttpRequest request)
    {
        // A foreign name that somebody lets point to 127.0.0.1 makes a page same-origin: the name itself tells.
        if (!IsLoopback(request.Host.Host))
            return $"Host \"{request.Host}\" is not this machine";
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            return $"Origin \"{origin}\" is foreign";
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site is "" or "same-origin" or "none" ? null : $"Sec-Fetch-Site \"{site}\" is foreign";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
