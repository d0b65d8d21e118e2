using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpsDashboard.Tests.Support;

/// <summary>A real PostgreSQL on a free loopback port, with a data folder of its own; gone with the test run, however that ends.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";

    // It waits for its input to end, which a killed test run does too, and then takes server and folder away. PostgreSQL refuses to run as root.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$1 port=$2
        as_user=()
        [ "$(id -u)" = 0 ] && chown postgres "$folder" && as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)
        cd "$folder"
        "${as_user[@]}" initdb --pgdata data --auth trust --username test --encoding UTF8 --no-locale >initdb.log 2>&1 </dev/null || { cat initdb.log >&2; rm -rf "$folder"; exit 1; }
        start() { "${as_user[@]}" postgres -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" -c max_connections=200 -c autovacuum=off >>server.log 2>&1 </dev/null & server=$!; }
        # Again and again: a server that has only just begun does not hear it yet.
        stop() { while kill -INT "$server" 2>/dev/null; do sleep 0.1; done; wait "$server"; }
        start
        echo started
        while read -r word; do
          case $word in
            stop) stop; echo stopped;;
            start) start; echo started;;
          esac
        done
        stop
        rm -rf "$folder"
        """;

    private static int _databases;

    private readonly Process _keeper;
    private readonly int _port;

    private PostgresServer(Process keeper, int port) => (_keeper, _port) = (keeper, port);

    /// <summary>Starts a server, or skips the test when PostgreSQL is not there; where CI is set that is a failure.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        Require();
        var folder = Directory.CreateTempSubdirectory("opsdashboard-pg-").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("bash", ["-c", Script, "postgres-keeper", folder, port.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{Programs}:{Environment.GetEnvironmentVariable("PATH")}";
        var server = new PostgresServer(Process.Start(start)!, port);
        await server.ExpectAsync("started");
        await server.WaitUntilItAnswersAsync();
        return server;
    }

    /// <summary>Skips the test when PostgreSQL is not there; where CI is set that is a failure.</summary>
    public static void Require()
    {
        if (!File.Exists(Path.Combine(Programs, "postgres")))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "PostgreSQL is not installed (Debian package postgresql-15)");
            Assert.Fail("PostgreSQL is not installed (Debian package postgresql-15); in CI this test must run");
        }
    }

    /// <summary>A new, empty database; the result is its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"journal_{Interlocked.Increment(ref _databases)}";
        await using var connection = new NpgsqlConnection(To("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE template0", connection);
        await command.ExecuteNonQueryAsync();
        return To(name);
    }

    public async Task StopAsync()
    {
        await _keeper.StandardInput.WriteLineAsync("stop");
        await _keeper.StandardInput.FlushAsync();
        await ExpectAsync("stopped");
    }

    public async Task StartAgainAsync()
    {
        await _keeper.StandardInput.WriteLineAsync("start");
        await _keeper.StandardInput.FlushAsync();
        await ExpectAsync("started");
        await WaitUntilItAnswersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private string To(string database) => $"Host=127.0.0.1;Port={_port};Username=test;Database={database};SSL Mode=Disable";

    private async Task ExpectAsync(string word)
    {
        var line = await _keeper.StandardOutput.ReadLineAsync();
        Assert.Equal(word, line);
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(To("postgres") + ";Pooling=false");
                await connection.OpenAsync(patience.Token);
                return;
            }
            catch (NpgsqlException) when (!_keeper.HasExited)
            {
                // Not listening yet, or still starting up.
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
