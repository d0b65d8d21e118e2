using System.Security.Cryptography;

namespace OpsDashboard.Security;

/// <summary>Response headers that keep a page to itself: on every response, refusals included.</summary>
static class Headers
{
    private static readonly object NonceKey = new();

    /// <summary>The nonce of this response, for a <c>&lt;style nonce&gt;</c> that cannot be a file; "" outside of a request.</summary>
    public static string StyleNonce(this HttpContext context) => context.Items[NonceKey] as string ?? "";

    /// <summary>Sets the headers.</summary>
    public static void Write(HttpContext context)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Items[NonceKey] = nonce;
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(HostCheck.IsWellFormed(context.Request.Host) ? context.Request.Host.Value : null, nonce);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }

    /// <summary>The content security policy.</summary>
    /// <param name="host">Host and port of the request; null when it cannot be trusted to be one.</param>
    public static string Policy(string? host, string nonce)
    {
        // Older Safari's 'self' does not cover WebSockets, so the host is named beside. The policy's grammar has no IPv6 addresses: there 'self' must do.
        var sockets = host is null or ['[', ..] ? "" : $" ws://{host} wss://{host}";
        // MudBlazor writes style attributes; they can neither run code nor load anything that img-src does not allow.
        return $"default-src 'self'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
            + $"img-src 'self' data:; connect-src 'self'{sockets}; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'";
    }
}
