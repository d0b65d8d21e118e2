using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpsDashboard.Tests.Support;

/// <summary>A real PgBouncer in transaction mode before a database, with few connections behind it; gone with the test run, however that ends.</summary>
sealed class PgBouncer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/pgbouncer";

    // It waits for its input to end, which a killed test run does too. PgBouncer refuses to run as root.
    private const string Script = """
        trap '' INT TERM HUP
        folder=$1
        as_user=()
        [ "$(id -u)" = 0 ] && chown -R postgres "$folder" && as_user=(setpriv --reuid=postgres --regid=postgres --clear-groups)
        "${as_user[@]}" /usr/sbin/pgbouncer "$folder/pgbouncer.ini" >"$folder/log" 2>&1 </dev/null & server=$!
        echo started
        while read -r _; do :; done
        kill -TERM "$server"; wait "$server"; rm -rf "$folder"
        """;

    private readonly Process _keeper;

    private PgBouncer(Process keeper, string connectionString) => (_keeper, ConnectionString) = (keeper, connectionString);

    /// <summary>To the database, through it.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one before a database, or skips the test when PgBouncer is not there; where CI is set that is a failure.</summary>
    public static async Task<PgBouncer> StartAsync(string database)
    {
        if (!File.Exists(Program))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") is { Length: > 0 }, "PgBouncer is not installed (Debian package pgbouncer)");
            Assert.Fail("PgBouncer is not installed (Debian package pgbouncer); in CI this test must run");
        }

        var behind = new NpgsqlConnectionStringBuilder(database);
        var before = new NpgsqlConnectionStringBuilder(database) { Port = FreePort() };
        var folder = Directory.CreateTempSubdirectory("opsdashboard-pgbouncer-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "users.txt"), $"\"{behind.Username}\" \"\"\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "pgbouncer.ini"), $"""
            [databases]
            * = host={behind.Host} port={behind.Port}
            [pgbouncer]
            listen_addr = {before.Host}
            listen_port = {before.Port}
            unix_socket_dir =
            auth_type = trust
            auth_file = {folder}/users.txt
            pool_mode = transaction
            default_pool_size = 3
            """);
        var keeper = Process.Start(new ProcessStartInfo("bash", ["-c", Script, "pgbouncer-keeper", folder])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var started = new PgBouncer(keeper, before.ConnectionString);
        Assert.Equal("started", await keeper.StandardOutput.ReadLineAsync());
        await started.WaitUntilItAnswersAsync();
        return started;
    }

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private async Task WaitUntilItAnswersAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1), TimeProvider.System);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync(patience.Token);
                return;
            }
            catch (NpgsqlException failure) when (failure is not PostgresException && !_keeper.HasExited)
            {
                // Not listening yet.
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
