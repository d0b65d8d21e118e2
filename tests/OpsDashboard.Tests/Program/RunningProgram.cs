using System.Diagnostics;

namespace OpsDashboard.Tests.Program;

/// <summary>The program in a process of its own, on a free loopback port, that is ended without goodbye (SIGKILL).</summary>
sealed class RunningProgram : IDisposable
{
    // A slow machine with other work takes long; nothing is measured here.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private RunningProgram(Process process, Uri address) => (_process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    /// <summary>What it printed after its address, once it has ended.</summary>
    public Task<string> Output { get; private init; } = Task.FromResult("");

    /// <summary>What it printed up to its address.</summary>
    public string Head { get; private init; } = "";

    public int ProcessId => _process.Id;

    /// <summary>The built program, in the repository's root.</summary>
    public static Task<RunningProgram> StartAsync(string connectionString, params string[] arguments) => StartAsync(Dotnet(
        ShippedConfiguration.RepositoryRoot,
        [
            typeof(OpsDashboard.ValueList).Assembly.Location,
            "--Urls", "http://127.0.0.1:0", "--Emulator:Resume", "true", "--Journal:ConnectionString", connectionString, "--Logging:LogLevel:Default", "None", .. arguments,
        ]));

    /// <summary>A start by <c>dotnet</c>, for <see cref="StartAsync(ProcessStartInfo)"/>.</summary>
    public static ProcessStartInfo Dotnet(string workingDirectory, params string[] arguments) => new("dotnet", arguments)
    {
        WorkingDirectory = workingDirectory,
        UseShellExecute = false,
        RedirectStandardOutput = true,
    };

    public static async Task<RunningProgram> StartAsync(ProcessStartInfo start)
    {
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
                    // All addresses of the machine are no address to ask.
                    return new RunningProgram(process, new Uri(line[(at + " at ".Length)..].Split(',')[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)))
                    {
                        Output = output,
                        Head = string.Join('\n', read),
                    };
                }
            }

            throw new InvalidOperationException($"no address was printed:\n{string.Join('\n', read)}");
        }
        catch
        {
            // Nobody else knows of it.
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    /// <summary>Once it has published a snapshot and its journal takes writes.</summary>
    public async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, TestContext.Current.CancellationToken);
        while (true)
        {
            using var answer = await Client.GetAsync("/readyz", bound.Token);
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, bound.Token);
        }
    }

    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // dotnet run has a child.
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        Client.Dispose();
        _process.Dispose();
    }
}
