using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>The program as the next deploy brings it: a copy whose module id, and with it <c>Build.Identity</c>, is another.</summary>
sealed class OtherBuild : IAsyncDisposable
{
    private const string Project = "OpsDashboard";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opsdashboard-build-");
    private Dashboard? _dashboard;

    public static async Task<OtherBuild> StartAsync()
    {
        var build = new OtherBuild();
        try
        {
            Copy(ChildProgram.Folder(Project), build._folder.FullName);
            Rename(Path.Combine(build._folder.FullName, $"{Project}.dll"));
            build._dashboard = await Dashboard.StartFromAsync(build._folder.FullName);
            using var client = new HttpClient { BaseAddress = build.Address };
            using var snapshot = JsonDocument.Parse(await client.GetStringAsync("/api/v1/snapshot"));
            build.Identity = snapshot.RootElement.GetProperty("build").GetString()!;
            return build;
        }
        catch
        {
            await build.DisposeAsync();
            throw;
        }
    }

    public Uri Address => _dashboard!.Address;

    /// <summary>What it says that it is.</summary>
    public string Identity { get; private set; } = "";

    public async ValueTask DisposeAsync()
    {
        if (_dashboard is not null)
        {
            await _dashboard.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Rename(string assembly)
    {
        var bytes = File.ReadAllBytes(assembly);
        using var reader = new PEReader(new MemoryStream(bytes));
        var metadata = reader.GetMetadataReader();
        var id = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        var at = bytes.AsSpan().IndexOf(id);
        Assert.Equal(at, bytes.AsSpan().LastIndexOf(id));
        Guid.NewGuid().ToByteArray().CopyTo(bytes, at);
        File.WriteAllBytes(assembly, bytes);
    }
}
