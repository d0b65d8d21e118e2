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
        Assert.Contains("Signals:0:Kind: found rumour", error, StringComparison.Ordinal);
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

    [Fact]
    public async Task PortTaken_EndsWithOne_AndOneLine()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();

        var (exit, error) = await RunAsync("--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, exit);
        Assert.Contains("already in use", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
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
        var program = typeof(OpsDashboard.ValueList).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = ShippedConfiguration.RepositoryRoot,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
        await output;
        return (process.ExitCode, await error);
    }
}
