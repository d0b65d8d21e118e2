using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The ways of starting that README.md and deploy/README.md show: settings are those that were meant, and a browser gets every file.</summary>
public sealed class HostingTests(PublishedProgram published)
{
    private const string Shipped = "Staging down: every start fails";
    private const string Team = "Another team is down";
    private static readonly string[] Pages = ["/", "/wall", "/demo", "/incidents"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Built => typeof(OpsDashboard.ValueList).Assembly.Location;

    [Fact]
    public async Task DotnetRun_InTheRepository_HasItsSettingsAndFiles()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        using var program = await RunningProgram.StartAsync(
            RunningProgram.Dotnet(ShippedConfiguration.RepositoryRoot, "run", "--no-build", "-c", configuration, "--project", "src/OpsDashboard", "--", "--urls", "http://127.0.0.1:0"));

        await AssertServesAsync(program, Shipped);
    }

    [Fact]
    public async Task Published_FromAnotherFolder_HasItsOwnSettingsAndFiles()
    {
        using var elsewhere = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync(RunningProgram.Dotnet(elsewhere.PathOf(""), await published.PathAsync(), "--urls", "http://127.0.0.1:0"));

        await AssertServesAsync(program, Shipped);
    }

    [Fact]
    public async Task Published_AsInTheContainer_HasItsOwnSettingsAndFiles()
    {
        var path = await published.PathAsync();
        var start = RunningProgram.Dotnet(Path.GetDirectoryName(path)!, "OpsDashboard.dll");
        start.Environment["Urls"] = "http://0.0.0.0:0";
        start.Environment["Authentication__AllowAnonymous"] = "true";
        start.Environment["AllowedHosts"] = "localhost;127.0.0.1;[::1]";
        using var program = await RunningProgram.StartAsync(start);

        await AssertServesAsync(program, Shipped);
    }

    [Fact]
    public async Task Published_FromAFolderWithItsOwnSettings_HasThem_AndTheProgramsFiles()
    {
        using var folder = new TemporaryFolder();
        await WriteSettingsAsync(folder.PathOf("appsettings.json"));
        using var program = await RunningProgram.StartAsync(RunningProgram.Dotnet(folder.PathOf(""), await published.PathAsync(), "--urls", "http://127.0.0.1:0"));

        await AssertServesAsync(program, Team);
        Assert.True(Directory.Exists(folder.PathOf("data")));
    }

    [Fact]
    public async Task ContentRoot_ThatIsNamed_HasTheSettingsAndTheData()
    {
        using var folder = new TemporaryFolder();
        await WriteSettingsAsync(folder.PathOf("appsettings.json"));
        var start = RunningProgram.Dotnet(ShippedConfiguration.RepositoryRoot, Built, "--urls", "http://127.0.0.1:0");
        start.Environment["ASPNETCORE_CONTENTROOT"] = folder.PathOf("");
        using var program = await RunningProgram.StartAsync(start);

        await AssertServesAsync(program, Team);
        Assert.True(Directory.Exists(folder.PathOf("data")));
        Assert.Contains($"Content root path: {folder.PathOf("")}", program.Head + await EndAsync(program), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Config_AnyPlace_ReplacesTheSettings_UnderTheEnvironmentsFile_AndEnvironment_AndArguments()
    {
        using var folder = new TemporaryFolder();
        // In the working directory and broken: it is not read.
        await File.WriteAllTextAsync(folder.PathOf("appsettings.json"), "{ broken", Cancellation);
        Directory.CreateDirectory(folder.PathOf("team"));
        await WriteSettingsAsync(folder.PathOf("team/.ops.json"));
        await File.WriteAllTextAsync(folder.PathOf("team/appsettings.Staging.json"), """{"Emulator":{"StartAt":"2025-09-15T19:00:00Z","TimeScale":2}}""", Cancellation);
        var start = RunningProgram.Dotnet(folder.PathOf(""), Built, "--config", "team/.ops.json", "--urls", "http://127.0.0.1:0");
        start.Environment["DOTNET_ENVIRONMENT"] = "Staging";
        start.Environment["Emulator__TimeScale"] = "3";
        using var program = await RunningProgram.StartAsync(start);

        await AssertServesAsync(program, Team);
        var demo = (await program.Client.GetFromJsonAsync<JsonElement>("/api/v1/snapshot", Cancellation)).GetProperty("demo");
        Assert.Equal((3, "2025-09-15T19:00:00Z"), (demo.GetProperty("timeScale").GetDouble(), demo.GetProperty("startedAt").GetString()));
    }

    [Fact]
    public async Task ProgramWithoutItsFiles_EndsWithTwo_AndASentence()
    {
        using var folder = new TemporaryFolder();
        var built = Path.GetDirectoryName(Built)!;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".staticwebassets.runtime.json", StringComparison.Ordinal)))
        {
            var copy = folder.PathOf(Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var start = RunningProgram.Dotnet(folder.PathOf(""), folder.PathOf("OpsDashboard.dll"), "--urls", "http://127.0.0.1:0");
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        await output;

        Assert.Equal(2, process.ExitCode);
        Assert.Matches("^OpsDashboard could not start\\. [1-9][0-9]* of the program's static files are missing under .*: install the whole folder that dotnet publish makes\\.\n$", error);
    }

    // A machine gives each user few inotify instances, and a start on one that has none left must not fail.
    [Fact]
    public async Task RunningProgram_WatchesNoFiles()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}");
        using var answer = await program.Client.GetAsync("/", Cancellation);

        // Pipes are among them, or the list would prove nothing.
        var descriptors = new DirectoryInfo($"/proc/{program.ProcessId}/fd").EnumerateFileSystemInfos().Select(descriptor => descriptor.LinkTarget ?? "").ToArray();
        Assert.Contains(descriptors, target => target.StartsWith("pipe:", StringComparison.Ordinal));
        Assert.DoesNotContain(descriptors, target => target.Contains("inotify", StringComparison.Ordinal));
    }

    private static async Task AssertServesAsync(RunningProgram program, string title)
    {
        foreach (var page in Pages)
        {
            Assert.InRange(await LinkedFiles.CheckAsync(program.Client, page), 3, 100);
        }

        await program.ReadyAsync();
        Assert.Contains(title, await program.Client.GetStringAsync("/api/v1/incidents", Cancellation), StringComparison.Ordinal);
    }

    // The shipped demo under another name.
    private static async Task WriteSettingsAsync(string path) => await File.WriteAllTextAsync(
        path,
        (await File.ReadAllTextAsync(Path.Combine(ShippedConfiguration.RepositoryRoot, "appsettings.json"), Cancellation)).Replace(Shipped, Team, StringComparison.Ordinal),
        Cancellation);

    private static async Task<string> EndAsync(RunningProgram program)
    {
        await program.KillAsync();
        return await program.Output;
    }
}
