namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>What a page asks the hub for.</summary>
static class LivePage
{
    /// <summary>The address as <c>live.js</c> asks for it: changes come as edits. Without them a change would weigh ten times as much.</summary>
    public static string Of(string view) => $"/hubs/live?edits=1&view={view}";
}
