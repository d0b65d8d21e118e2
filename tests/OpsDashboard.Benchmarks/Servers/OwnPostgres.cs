using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>PostgreSQL on a free loopback port with a data folder of its own, as it comes: fsync is on.</summary>
sealed class OwnPostgres : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    // It ends with its input, however this program ends. PostgreSQL refuses to run as root. No function starts it: that would be a shell around it, which is deaf to the signal.
    private const string Script = """
        folder=$(mktemp -d) port=$1
        as_user=()
        [ "$(id -u)" = 0 ] && chown postgres "$folder" && as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)
        cd "$folder"
        "${as_user[@]}" initdb --pgdata data --auth trust --username test --encoding UTF8 --no-locale >&2 </dev/null
        "${as_user[@]}" postgres -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" >&2 </dev/null & server=$!
        until "${as_user[@]}" pg_isready -q -h 127.0.0.1 -p "$port"; do kill -0 "$server" || break; sleep 0.1; done
        echo started
        read -r _
        kill -INT "$server"; wait "$server"
        rm -rf "$folder"
        """;

    private readonly Process _keeper;

    private OwnPostgres(Process keeper, int port) => (_keeper, ConnectionString) = (keeper, $"Host=127.0.0.1;Port={port};Username=test;Database=postgres;SSL Mode=Disable");

    public string ConnectionString { get; }

    /// <summary>Null when it is not installed.</summary>
    public static async Task<OwnPostgres?> StartAsync(CancellationToken token)
    {
        if (!File.Exists(Path.Combine(Programs, "postgres")))
        {
            return null;
        }

        var port = FreePort();
        var start = new ProcessStartInfo("bash", ["-c", Script, "postgres-keeper", $"{port}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        var keeper = Process.Start(start)!;
        keeper.BeginErrorReadLine();
        await keeper.StandardOutput.ReadLineAsync(token);
        return new OwnPostgres(keeper, port);
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
