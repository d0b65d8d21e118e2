using System.Diagnostics;

namespace OpsDashboard.Tests.Program;

/// <summary>The built program in a process of its own, on a free loopback port, that is ended without goodbye (SIGKILL).</summary>
sealed class RunningProgram : IDisposable
{
    // A slow machine with other work takes long; nothing is measured here.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private RunningProgram(Process process, Uri address) => (_process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    /// <summary>What it printed after its address, once it has ended.</summary>
    public Task<string> Output { get; private init; } = Task.FromResult("");

    public static async Task<RunningProgram> StartAsync(string connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [
            typeof(OpsDashboard.ValueList).Assembly.Location,
            "--Urls", "http://127.0.0.1:0", "--Emulator:Resume", "true", "--Journal:ConnectionString", connectionString, "--Logging:LogLevel:Default", "None", .. arguments])
        {
            WorkingDirectory = ShippedConfiguration.RepositoryRoot,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var read = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken) is { } line)
            {
                read.Add(line);
                if (line.StartsWith("OpsDashboard ", StringComparison.Ordinal) && line.IndexOf(" at http://", StringComparison.Ordinal) is > 0 and var at)
                {
                    // Read on, or its output would stop when the pipe is full.
                    var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new RunningProgram(process, new Uri(line[(at + " at ".Length)..].Split(',')[0])) { Output = output };
                }
            }

            throw new InvalidOperationException($"no address was printed:\n{string.Join('\n', read)}");
        }
        catch
        {
            // Nobody else knows of it.
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }
}
