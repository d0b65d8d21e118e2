using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>A real nginx on a free loopback port that serves a program at <c>/ops/</c>, as <c>deploy/README.md</c> says.</summary>
sealed class NginxProxy : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opsdashboard-nginx-");
    private readonly Process _process;

    private NginxProxy(Uri target, bool keepsPath)
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}/ops/");
        var prefix = keepsPath ? "" : "proxy_set_header X-Forwarded-Prefix /ops;";
        var folder = _folder.FullName;
        // Temporary files beside it: it may run as anybody.
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{port}};
                location = /ops { return 301 /ops/; }
                location /ops/ {
                  proxy_pass http://127.0.0.1:{{target.Port}}{{(keepsPath ? "" : "/")}};
                  proxy_http_version 1.1;
                  proxy_set_header Host $http_host;
                  proxy_set_header X-Forwarded-For $remote_addr;
                  proxy_set_header X-Forwarded-Proto $scheme;
                  {{prefix}}
                  proxy_set_header Upgrade $http_upgrade;
                  proxy_set_header Connection $http_connection;
                }
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo(Program, ["-p", folder, "-e", Path.Combine(folder, "error.log"), "-c", Path.Combine(folder, "nginx.conf")]) { UseShellExecute = false })!;
    }

    /// <summary>Where a browser finds the program.</summary>
    public Uri Address { get; }

    /// <summary>Skips the running test without nginx; in CI that is a failure, or nobody would notice.</summary>
    public static void Require()
    {
        if (!File.Exists(Program))
        {
            const string Missing = "needs nginx (Debian package nginx-light)";
            Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), Missing);
            Assert.Fail(Missing);
        }
    }

    /// <param name="target">The program's address.</param>
    /// <param name="keepsPath">Whether requests keep <c>/ops</c>; otherwise it is taken away and said in a header.</param>
    public static async Task<NginxProxy> StartAsync(Uri target, bool keepsPath)
    {
        var proxy = new NginxProxy(target, keepsPath);
        using var limit = new CancellationTokenSource(Stage.Patience, TimeProvider.System);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await proxy.ListensAsync(limit.Token))
        {
            await again.WaitForNextTickAsync(limit.Token);
        }

        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> ListensAsync(CancellationToken cancellation)
    {
        Assert.False(_process.HasExited, "nginx ended");
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Address.Port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
