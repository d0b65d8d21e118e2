using Microsoft.Extensions.Primitives;

namespace OpsDashboard.Security;

/// <summary>Browsers let any page open a WebSocket to any host and say in <c>Origin</c> who asks; CORS does not guard it, so this does.</summary>
static class OriginCheck
{
    private static readonly PathString[] Guarded = ["/hubs/live", "/_blazor"];

    /// <summary>Whether the request may go on: it is for another path, no browser's, or from a page of this very host.</summary>
    public static bool Allows(HttpRequest request) =>
        !Guards(request.Path) || IsOwn(request.Headers.Origin, request.Scheme, request.Host);

    /// <summary>Whether it is the path of a live connection.</summary>
    public static bool Guards(PathString path) => Guarded.Any(guarded => path.StartsWithSegments(guarded, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an <c>Origin</c> is absent, or scheme, host and port of the request.</summary>
    public static bool IsOwn(StringValues origin, string scheme, HostString host) =>
        origin.Count == 0
        || (origin.Count == 1
            && Uri.TryCreate(origin[0], UriKind.Absolute, out var from)
            && Uri.TryCreate($"{scheme}://{host.Value}", UriKind.Absolute, out var own)
            && Uri.Compare(from, own, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0);
}
