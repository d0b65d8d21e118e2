using System.Runtime.InteropServices;

namespace OpsDashboard.Emulator;

/// <summary>The emulator alone: at 1× on the system clock, its scenario beginning at the program's start.</summary>
static class Program
{
    private const int BadOptions = 2;
    private const int CannotListen = 1;

    public static async Task<int> Main(string[] args)
    {
        if (args is ["--help" or "-h" or "-?"] or ["--version"])
        {
            Console.WriteLine(args is ["--version"] ? typeof(Program).Assembly.GetName().Version?.ToString(3) : CommandLine.Help);
            return 0;
        }

        var faults = new List<string>();
        var commandLine = CommandLine.Read(args, faults);
        if (faults.Count > 0)
        {
            foreach (var fault in faults)
                await Console.Error.WriteLineAsync(fault);
            return BadOptions;
        }

        // Whole minutes: points end on them, on any clock.
        var now = TimeProvider.System.GetUtcNow();
        var minutes = Math.Floor((now - commandLine.Options.StartAt).TotalMinutes);
        var clock = new ScenarioClock(TimeProvider.System, now, timeScale: 1);
        try
        {
            await using var server = await EmulatorServer.StartAsync(
                commandLine.Options, () => clock.Now, commandLine.Url, TimeSpan.FromMinutes(minutes), commandLine.AdminUrl, clock);
            Console.WriteLine($"MetricService on {server.Address} (plaintext HTTP/2), project {Model.Scenario.ProjectId}");
            if (server.RestAddress is { } rest)
                Console.WriteLine($"REST and admin API on {rest} (plaintext HTTP/1.1)");
            await Stopped();
            return 0;
        }
        catch (IOException unreachable)
        {
            await Console.Error.WriteLineAsync($"cannot listen: {unreachable.Message}");
            return CannotListen;
        }
    }

    private static async Task Stopped()
    {
        var stopped = new TaskCompletionSource();
        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopped.TrySetResult();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await stopped.Task;
    }
}
