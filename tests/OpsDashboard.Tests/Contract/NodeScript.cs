using System.Diagnostics;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Contract;

/// <summary>One of the scripts in <c>tests/contract</c>, spoken with line by line. It ends when its input ends.</summary>
sealed class NodeScript : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private NodeScript(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The folder of the scripts.</summary>
    public static string Folder { get; } = Repository.PathOf("tests/contract");

    /// <summary>Starts the script, or skips the test when Node or its packages are not there; where CI is set that is a failure.</summary>
    public static NodeScript Start(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@google-cloud", "monitoring")))
        {
            Missing("npm packages are not installed: run `npm ci` in tests/contract");
        }

        return StartAlone(script, arguments);
    }

    /// <summary>The same for a script that needs no packages.</summary>
    public static NodeScript StartAlone(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // No client of Google's may look for credentials or ask the network where it runs.
            Environment = { ["METADATA_SERVER_DETECTION"] = "none" },
        };
        try
        {
            return new NodeScript(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            Missing($"Node cannot be started: {exception.Message}");
            throw;
        }
    }

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The next line the script writes; fails with the script's complaints when there is none.</summary>
    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"The script ended: {await _errors}");

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10), TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static void Missing(string reason)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            Assert.Skip(reason);
        }

        Assert.Fail(reason);
    }
}
