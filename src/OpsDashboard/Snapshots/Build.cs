namespace OpsDashboard.Snapshots;

/// <summary>Which program this is. Two builds of the same sources have the same identity; a page of another one reloads.</summary>
public static class Build
{
    /// <summary>Version and the start of the module's id, for example <c>0.1.0-1f0c9a2b</c>.</summary>
    public static string Identity { get; } =
        $"{typeof(Build).Assembly.GetName().Version?.ToString(3)}-{typeof(Build).Module.ModuleVersionId.ToString("N")[..8]}";
}
