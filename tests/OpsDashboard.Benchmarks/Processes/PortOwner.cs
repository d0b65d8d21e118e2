using System.Globalization;

namespace OpsDashboard.Benchmarks.Processes;

/// <summary>Whether a process is the one that listens on a port: a stray server gives plausible figures.</summary>
static class PortOwner
{
    private const string Listening = "0A";

    /// <summary>Null where the system does not tell (not Linux).</summary>
    public static bool? IsListening(int processId, int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var sockets = SocketsOf(processId);
        return Rows().Any(row => row.Port == port && row.State == Listening && sockets.Contains($"socket:[{row.Inode}]"));
    }

    // "  0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 123456 1 …"
    private static IEnumerable<(int Port, string State, string Inode)> Rows() =>
        from line in File.ReadLines("/proc/net/tcp").Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (int.Parse(columns[1].Split(':')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture), columns[3], columns[9]);

    private static HashSet<string> SocketsOf(int processId) =>
        [.. new DirectoryInfo($"/proc/{processId}/fd").EnumerateFileSystemInfos().Select(entry => entry.LinkTarget).OfType<string>()];
}
