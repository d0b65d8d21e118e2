namespace OpsDashboard.Tests.Support;

/// <summary>The checkout these tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Source { get; } = Path.Combine(Root, "src", "OpsDashboard");

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Files under a folder that people write: nothing that a build makes.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "OpsDashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("OpsDashboard.sln is in no folder above the tests.");
    }
}
