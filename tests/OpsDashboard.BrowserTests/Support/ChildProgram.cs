using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>A built program of this repository in a process of its own, started at the repository's root.</summary>
sealed partial class ChildProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProgram(Process process) => _process = process;

    /// <summary>Everything it wrote so far.</summary>
    public string Output => string.Join('\n', _lines);

    public int ProcessId => _process.Id;

    public static ChildProgram Start(string project, params IEnumerable<string> arguments) => StartFrom(Folder(project), project, arguments);

    /// <summary>Where a project was built to: the same configuration and framework as the tests, …/bin/Debug/net10.0.</summary>
    public static string Folder(string project)
    {
        var built = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "OpsDashboard.BrowserTests"), AppContext.BaseDirectory);
        return Path.GetFullPath(Path.Combine(Repository.Root, "src", project, built));
    }

    /// <summary>Starts a project's program that lies in a folder.</summary>
    public static ChildProgram StartFrom(string folder, string project, params IEnumerable<string> arguments)
    {
        var program = Path.Combine(folder, $"{project}.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var child = new ChildProgram(new Process { StartInfo = start, EnableRaisingEvents = true });
        child._process.OutputDataReceived += (_, line) => child.Read(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Read(line.Data);
        child._process.Exited += (_, _) => child._address.TrySetException(new InvalidOperationException($"{project} ended:\n{child.Output}"));
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The address it prints once it listens.</summary>
    public async Task<Uri> AddressAsync()
    {
        try
        {
            return await _address.Task.WaitAsync(Stage.Patience, TimeProvider.System);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"No address was printed:\n{Output}", late);
        }
    }

    /// <summary>Ends it at once, without goodbye: what a viewer sees when a machine is lost.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (Printed().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["url"].Value));
        }
    }

    // "OpsDashboard (demo: simulated data) at http://127.0.0.1:5000", "MetricService on http://127.0.0.1:8085/ (plaintext …"
    [GeneratedRegex("^(OpsDashboard .*at|MetricService on) (?<url>http://[^ ,]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
