using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace OpsDashboard.Emulator;

/// <summary>An address to listen on: plaintext and loopback, since the emulator asks nobody who they are.</summary>
static class ListenAddress
{
    /// <param name="url">For example <c>http://127.0.0.1:8085</c>.</param>
    /// <param name="endpoint">Address and port.</param>
    /// <param name="fault">What is wrong, in words.</param>
    public static bool TryParse(string url, [NotNullWhen(true)] out IPEndPoint? endpoint, [NotNullWhen(false)] out string? fault)
    {
        (endpoint, fault) = (null, null);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.AbsolutePath is not "/")
            fault = $"\"{url}\" must be one address such as http://127.0.0.1:8085";
        else if (!uri.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.Ordinal))
            fault = $"\"{url}\" must begin with http://: the emulator speaks plaintext HTTP";
        else if (Parse(uri) is not { } address || !IPAddress.IsLoopback(address))
            fault = $"\"{url}\" must be a loopback address (127.0.0.1, [::1] or localhost): the emulator has no access control";
        else
            endpoint = new IPEndPoint(address, uri.Port);
        return fault is null;
    }

    private static IPAddress? Parse(Uri uri) =>
        uri.Host is "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.Host, out var address) ? address : null;
}
