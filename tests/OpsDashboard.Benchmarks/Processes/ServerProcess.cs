using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsDashboard.Benchmarks.Processes;

/// <summary>A server in a process of its own, that said where it listens and was checked to be the one that does.</summary>
sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private volatile TaskCompletionSource<string>? _answer;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start) => _process = new Process { StartInfo = start, EnableRaisingEvents = true };

    /// <summary>Where it listens, <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address => _address.Task.Result;

    /// <summary>The monotonic clock just before it was started.</summary>
    public long StartedAt { get; private set; }

    /// <summary>What it has used so far.</summary>
    public ProcessUse Use
    {
        get
        {
            _process.Refresh();
            return new ProcessUse(_process.TotalProcessorTime, _process.WorkingSet64);
        }
    }

    /// <summary>Megabytes of the resident memory that are of one kind. Null where the system does not tell.</summary>
    /// <param name="kind">As <c>/proc/PID/status</c> calls it, see proc(5): <c>RssAnon</c> (heaps), <c>RssFile</c> (assemblies above all), <c>RssShmem</c> (.NET keeps compiled code there).</param>
    public double? ResidentOf(string kind)
    {
        var file = $"/proc/{_process.Id}/status";
        var line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith($"{kind}:", StringComparison.Ordinal)) : null;
        return line is null ? null : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    /// <summary>The real program, as shipped, but that all viewers may come from one address.</summary>
    /// <param name="port">0 for a free one.</param>
    public static Task<ServerProcess> StartProgramAsync(Settings settings, CancellationToken token, int port = 0) => StartAsync(
        settings.Program,
        Path.GetDirectoryName(settings.Program)!,
        ["--urls", $"http://127.0.0.1:{port}", "--Live:Viewers", "100000", "--Live:ViewersPerAddress", "100000"],
        token);

    /// <summary>This tool in one of its other roles.</summary>
    public static Task<ServerProcess> StartOwnAsync(CancellationToken token, params string[] arguments) =>
        StartAsync(typeof(ServerProcess).Assembly.Location, AppContext.BaseDirectory, arguments, token);

    /// <summary>Has one of this tool's servers do something.</summary>
    /// <returns>Its answer: the next line that begins with <c>= </c>, without that.</returns>
    public async Task<string> AskAsync(string command, TimeSpan limit, CancellationToken token)
    {
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = answer;
        await _process.StandardInput.WriteLineAsync(command.AsMemory(), token);
        await _process.StandardInput.FlushAsync(token);
        try
        {
            return await answer.Task.WaitAsync(limit, TimeProvider.System, token);
        }
        catch (TimeoutException)
        {
            throw Failed($"did not answer \"{command}\" within {limit.TotalSeconds} s");
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(string assembly, string folder, string[] arguments, CancellationToken token)
    {
        var start = Pinning.Server(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [assembly, .. arguments]);
        start.WorkingDirectory = folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        var server = new ServerProcess(start);
        try
        {
            await server.StartAsync(token);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task StartAsync(CancellationToken token)
    {
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) =>
        {
            _address.TrySetException(Failed("ended before it listened"));
            _answer?.TrySetException(Failed("ended"));
        };
        StartedAt = Stopwatch.GetTimestamp();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await _address.Task.WaitAsync(StartLimit, TimeProvider.System, token);
        }
        catch (TimeoutException)
        {
            throw Failed($"did not say within {StartLimit.TotalSeconds} s where it listens");
        }

        if (PortOwner.IsListening(_process.Id, Address.Port) == false)
        {
            throw Failed($"does not listen on port {Address.Port}: another process answers there");
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        if (line.StartsWith("= ", StringComparison.Ordinal))
        {
            _answer?.TrySetResult(line[2..]);
            return;
        }

        _said.Enqueue(line);
        if (_said.Count > 20)
        {
            _said.TryDequeue(out _);
        }

        if (AddressPattern().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups["address"].Value));
        }
    }

    private BenchmarkFailedException Failed(string how) =>
        new($"The server ({string.Join(' ', _process.StartInfo.ArgumentList)}) {how}. It said:\n{string.Join('\n', _said)}");

    // "OpsDashboard (demo: simulated data) at http://127.0.0.1:41234"
    [GeneratedRegex(@" at (?<address>http://127\.0\.0\.1:\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressPattern();
}
