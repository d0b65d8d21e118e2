using System.Runtime.InteropServices;

namespace OpsDashboard.Benchmarks.Report;

/// <summary>Where and when it was measured.</summary>
sealed record Machine(string Text, DateTimeOffset At)
{
    public static Machine Look()
    {
        var processor = Line("/proc/cpuinfo", "model name")?.Split(':')[^1].Trim() ?? "processor not told";
        var load = File.Exists("/proc/loadavg") ? $", load average before: {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3])}" : "";
        return new Machine(
            $"{Environment.ProcessorCount} cores, {processor}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}{load}",
            TimeProvider.System.GetUtcNow());
    }

    private static string? Line(string file, string start) =>
        File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal)) : null;
}
