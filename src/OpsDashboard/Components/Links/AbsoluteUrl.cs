namespace OpsDashboard.Components.Links;

/// <summary>Addresses that stand outside of this program, as its caller knows it. The host was checked before anything is rendered.</summary>
static class AbsoluteUrl
{
    /// <summary>"https://ops.example/incidents/41", with the prefix that a proxy has given the program.</summary>
    public static string Of(HttpRequest request, PathString path, QueryString query = default) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}{path.ToUriComponent()}{query.ToUriComponent()}";
}
