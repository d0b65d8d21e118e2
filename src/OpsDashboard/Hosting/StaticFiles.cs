using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace OpsDashboard.Hosting;

/// <summary>The stylesheets, scripts and pictures that belong to the program.</summary>
static class StaticFiles
{
    /// <summary>Refuses a program whose files are missing: it would answer each with 200 and nothing in it.</summary>
    /// <param name="files">Where the running program finds them.</param>
    /// <param name="manifest">Path of the build's list of them.</param>
    /// <exception cref="StartRefusedException">The list or a file on it is missing.</exception>
    public static void Check(IFileProvider files, string manifest)
    {
        if (!File.Exists(manifest))
        {
            throw new StartRefusedException($"The list of the program's static files {manifest} is missing: install the whole folder that dotnet publish makes");
        }

        string[] missing = [.. Listed(manifest).Where(file => files.GetFileInfo(file) is not { Exists: true, Length: > 0 })];
        if (missing.Length > 0)
        {
            throw new StartRefusedException(
                $"{missing.Length} of the program's static files are missing under {AppContext.BaseDirectory} (the first is {missing[0]}): install the whole folder that dotnet publish makes");
        }
    }

    private static string[] Listed(string manifest)
    {
        using var stream = File.OpenRead(manifest);
        using var list = JsonDocument.Parse(stream);
        return [.. list.RootElement.GetProperty("Endpoints").EnumerateArray().Select(endpoint => endpoint.GetProperty("AssetFile").GetString()!).Distinct(StringComparer.Ordinal)];
    }
}
