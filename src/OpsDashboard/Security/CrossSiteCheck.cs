namespace OpsDashboard.Security;

/// <summary>A page elsewhere may make a browser post here, with whatever the browser has. What changes something is only for our own pages
/// and for what is no browser.</summary>
static class CrossSiteCheck
{
    /// <summary>Whether the request may go on: it changes nothing, or says that it is from here, or says nothing as no browser does.</summary>
    public static bool Allows(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
        || (OriginCheck.IsOwn(request.Headers.Origin, request.Scheme, request.Host) && IsOwnSite(request));

    // "none" is a person who typed or clicked outside of any page. "same-site" is another host or port: foreign.
    private static bool IsOwnSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is [] or ["same-origin" or "none"];
}
