using System.Diagnostics;

[assembly: AssemblyFixture(typeof(OpsDashboard.Tests.Program.PublishedProgram))]

namespace OpsDashboard.Tests.Program;

/// <summary>What <c>dotnet publish</c> makes of the program that was built with these tests; made by the first test that needs it.</summary>
public sealed class PublishedProgram : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _folder = new(PublishAsync);

    /// <summary>Path of the program in the published folder.</summary>
    public async Task<string> PathAsync() => Path.Combine(await _folder.Value, "OpsDashboard.dll");

    public async ValueTask DisposeAsync()
    {
        if (_folder.IsValueCreated)
        {
            Directory.Delete(await _folder.Value, recursive: true);
        }
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("opsdashboard-published-").FullName;
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = RunningProgram.Dotnet(
            ShippedConfiguration.RepositoryRoot, "publish", "src/OpsDashboard", "--no-build", "-c", configuration, "-o", folder, "--nologo", "-nodeReuse:false");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return folder;
    }
}
