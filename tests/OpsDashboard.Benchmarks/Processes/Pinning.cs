using System.Diagnostics;

namespace OpsDashboard.Benchmarks.Processes;

/// <summary>Servers get the first core, the load generator the second, where there are two and <c>taskset</c> is there.</summary>
/// <remarks>Not <see cref="Process.ProcessorAffinity"/>: on Linux it moves the first thread only.</remarks>
static class Pinning
{
    private const string Tool = "/usr/bin/taskset";

    /// <summary>Whether processes are pinned here.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Environment.ProcessorCount >= 2 && File.Exists(Tool);

    /// <summary>How to start a server: it replaces the tool in the same process, so the process id is the server's.</summary>
    public static ProcessStartInfo Server(string command, params IEnumerable<string> arguments) => IsPossible
        ? new ProcessStartInfo(Tool, ["-c", "0", command, .. arguments])
        : new ProcessStartInfo(command, arguments);

    /// <summary>Moves this process, which makes the load, with all its threads.</summary>
    public static void PinThisProcess()
    {
        if (IsPossible)
        {
            var start = new ProcessStartInfo(Tool, ["-a", "-c", "-p", "1", $"{Environment.ProcessId}"]) { RedirectStandardOutput = true, UseShellExecute = false };
            using var tool = Process.Start(start);
            tool?.WaitForExit();
        }
    }
}
