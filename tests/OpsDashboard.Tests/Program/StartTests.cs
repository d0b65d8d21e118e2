using System.Diagnostics;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The program as a process: what it does with a configuration that cannot be.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task WrongConfiguration_EndsWithTwo_AndTellsEveryFaultByKey()
    {
        var (exit, error) = await RunAsync("--CloudMonitoring:PollInterval=soon", "--Emulator:TimeScale=-1", "--CloudMonitoring:ProjektId=x", "--Signals:0:Kind=rumour");

        Assert.Equal(2, exit);
        Assert.Contains("CloudMonitoring:PollInterval: found soon", error, StringComparison.Ordinal);
        Assert.Contains("Emulator:TimeScale: found -1", error, StringComparison.Ordinal);
        Assert.Contains("CloudMonitoring:ProjektId", error, StringComparison.Ordinal);
        Assert.Contains("Signals:0:Kind (connector-latency): found rumour", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    public async Task ForeignAddress_WithoutAllowAnonymous_EndsWithTwo(string urls)
    {
        var (exit, error) = await RunAsync("--urls", urls);

        Assert.Equal(2, exit);
        Assert.Contains("Authentication:AllowAnonymous", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("urls: found http://127.0.0.1:99999, must have a port from 0 to 65535", "--urls", "http://127.0.0.1:99999")]
    [InlineData("urls: found http://127.0.0.1:5080/ops, must have no path", "--urls", "http://127.0.0.1:5080/ops")]
    [InlineData("OpsDashboard could not start. An https address needs a certificate: set Kestrel:Certificates:Default:Path", "--urls", "https://127.0.0.1:0")]
    [InlineData("OpsDashboard could not start. Could not find file '/nowhere.pfx'", "--urls", "https://127.0.0.1:0", "--Kestrel:Certificates:Default:Path", "/nowhere.pfx")]
    [InlineData("OpsDashboard could not start. Cannot assign requested address", "--urls", "http://192.0.2.7:0", "--Authentication:AllowAnonymous", "true")]
    [InlineData("Logging:LogLevel:Default: found Loud, must be one of", "--Logging:LogLevel:Default", "Loud")]
    [InlineData("OpsDashboard could not start. -x is unknown: a key begins with two dashes. See --help.", "-x=1")]
    [InlineData("OpsDashboard could not start. contentRoot: found /nowhere, must be a folder that exists.", "--contentRoot", "/nowhere")]
    [InlineData("OpsDashboard could not start. --config: found /nowhere.json, must be a settings file that exists.", "--config", "/nowhere.json")]
    [InlineData("OpsDashboard could not start. webroot: found /srv/www, must be absent: static files come from the program's own folder.", "--webroot", "/srv/www")]
    public async Task Start_ThatCannotBe_EndsWithTwo_AndASentence(string sentence, params string[] arguments)
    {
        var (exit, error, output) = await RunAsync(ShippedConfiguration.RepositoryRoot, arguments, environment: []);

        Assert.Equal(2, exit);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        // Neither here nor in the log.
        Assert.DoesNotContain("   at ", error + output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", error + output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ASPNETCORE_CONTENTROOT")]
    [InlineData("DOTNET_CONTENTROOT")]
    public async Task ContentRoot_OfTheEnvironment_WithoutSettings_EndsWithTwo(string variable)
    {
        using var folder = new TemporaryFolder();

        var (exit, error, _) = await RunAsync(ShippedConfiguration.RepositoryRoot, [], environment: new() { [variable] = folder.PathOf("") });

        Assert.Equal((2, $"OpsDashboard could not start. The content root {folder.PathOf("")} has no appsettings.json: put one there, or name one with --config FILE."), (exit, error.TrimEnd()));
    }

    [Theory]
    [InlineData("appsettings.json")]
    [InlineData("appsettings.Production.json")]
    public async Task Settings_ThatAreAFolder_EndWithTwo(string name)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf(name == "appsettings.json" ? "other.json" : "appsettings.json"), "{}", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder.PathOf(name));

        var (exit, error, _) = await RunAsync(folder.PathOf(""), [], environment: []);

        Assert.Equal(2, exit);
        Assert.StartsWith($"OpsDashboard could not start. The settings file {folder.PathOf(name)} is a folder, it must be a file", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--help", "--config <FILE>")]
    [InlineData("--version", "0.")]
    public async Task Question_IsAnswered_BeforeAnythingIsRead(string question, string answer)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("appsettings.json"), "{ broken", TestContext.Current.CancellationToken);

        var (exit, error, output) = await RunAsync(folder.PathOf(""), [question], environment: new() { ["DOTNET_CONTENTROOT"] = "/nowhere" });

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains(answer, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PortTaken_EndsWithOne_AndOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var (exit, error) = await RunAsync("--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, exit);
        Assert.Contains("already in use", error, StringComparison.Ordinal);
        Assert.StartsWith("OpsDashboard could not start: Failed to bind to address", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task DamagedJournal_EndsWithTwo_AndSaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("journal.db"), new string('x', 4096), TestContext.Current.CancellationToken);

        var (exit, error) = await RunAsync("--urls", "http://127.0.0.1:0", "--Journal:ConnectionString", $"Data Source={folder.PathOf("journal.db")}");

        Assert.Equal(2, exit);
        Assert.StartsWith($"OpsDashboard could not start. The journal {folder.PathOf("journal.db")} is damaged or no SQLite file", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static async Task<(int Exit, string Error)> RunAsync(params string[] arguments)
    {
        var (exit, error, _) = await RunAsync(ShippedConfiguration.RepositoryRoot, arguments, environment: []);
        return (exit, error);
    }

    private static async Task<(int Exit, string Error, string Output)> RunAsync(string workingDirectory, string[] arguments, Dictionary<string, string> environment)
    {
        var program = typeof(OpsDashboard.ValueList).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
        return (process.ExitCode, await error, await output);
    }
}
