namespace OpsDashboard.Hosting;

/// <summary>Where the settings are read.</summary>
/// <param name="ContentRoot">Full path of the folder that relative paths in the settings, such as <c>data/</c>, are relative to.</param>
/// <param name="File">Full path of the settings file.</param>
sealed record SettingsPlace(string ContentRoot, string File)
{
    /// <summary>The settings file of a folder, unless another is named.</summary>
    public const string FileName = "appsettings.json";

    /// <summary>A file or a folder that is named counts. Otherwise the working directory when it has settings, as with <c>dotnet run</c>;
    /// else the program's own folder.</summary>
    /// <param name="config">Settings file that was named; relative to the working directory.</param>
    /// <param name="contentRoot">Folder that was named; relative to the working directory.</param>
    /// <exception cref="StartRefusedException">What was named is not there.</exception>
    public static SettingsPlace Find(string? config, string? contentRoot, string workingDirectory, string programFolder)
    {
        var root = !string.IsNullOrEmpty(contentRoot) ? Path.GetFullPath(contentRoot, workingDirectory)
            // A folder of this name too: it is refused below, not passed over.
            : config is null && Path.Exists(Path.Combine(workingDirectory, FileName)) ? workingDirectory
            : programFolder;
        if (!Directory.Exists(root))
        {
            throw new StartRefusedException($"contentRoot: found {Shown(root)}, must be a folder that exists");
        }

        var file = config is null ? Path.Combine(root, FileName) : Path.GetFullPath(config, workingDirectory);
        if (!Path.Exists(file))
        {
            throw new StartRefusedException(config is not null
                ? $"--config: found {Shown(file)}, must be a settings file that exists"
                : $"The content root {Shown(root)} has no {FileName}: put one there, or name one with --config FILE");
        }

        return new SettingsPlace(root, file);
    }

    /// <summary>The file that may lie beside the settings and goes over them.</summary>
    /// <param name="environment">Such as <c>Production</c>.</param>
    public string Over(string environment) => Path.Combine(Path.GetDirectoryName(File)!, $"appsettings.{environment}.json");

    /// <summary>Refuses a file that cannot be read, which the host would pass over or end on with a stack trace.</summary>
    /// <exception cref="StartRefusedException">It is a folder, or may not be read.</exception>
    public static void Check(string file)
    {
        if (Directory.Exists(file))
        {
            throw new StartRefusedException($"The settings file {Shown(file)} is a folder, it must be a file (a container's mount of a file that is missing outside makes a folder)");
        }

        try
        {
            using var _ = System.IO.File.OpenRead(file);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new StartRefusedException($"The settings file {Shown(file)} cannot be read: {OneLine.Of(failure.Message.TrimEnd('.'), 300)}", failure);
        }
    }

    private static string Shown(string path) => OneLine.Of(path, 300);
}
