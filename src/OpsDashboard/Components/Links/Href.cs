namespace OpsDashboard.Components.Links;

/// <summary>Links inside the program. They are relative to the page's <c>&lt;base&gt;</c>: a live region is rendered once for all viewers, and a proxy may serve some of them below a path of its own.</summary>
static class Href
{
    /// <summary>"./incidents/7#notes" for the path "/incidents/7#notes".</summary>
    /// <remarks>The dot also keeps a path such as <c>//host</c> or <c>/javascript:…</c> from being read as an address of its own.</remarks>
    public static string Of(string path) => "." + path;
}
