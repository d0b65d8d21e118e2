using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Viewers;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>Bytes over the wire of a page's first load.</summary>
static partial class PageRow
{
    private const double Most = 100;
    private static readonly (string Address, string View)[] Pages = [("/", "overview"), ("/wall", "wall"), ("/incidents/1278", "incident-1278")];

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        await using var server = await ServerProcess.StartProgramAsync(settings, token);
        var figures = new List<Figure>();
        foreach (var (address, view) in Pages)
        {
            using var viewer = await HubClient.ConnectAsync(server.Address, LivePage.Of(view), token);
            var first = await viewer.RegionsAsync(token);
            figures.AddRange(await FiguresAsync(server.Address, address, first.Length, token));
        }

        return new RowResult(
            "Page weight",
            "Response bytes, headers included, of a page and of every file it names, asked for with `Accept-Encoding: br, gzip`; as floor the same without " +
            "compression. The first message on the hub is reported apart. Measured is the build that the tool is given: " +
            "a published program also has Brotli files.",
            figures);
    }

    private static async Task<List<Figure>> FiguresAsync(Uri server, string address, int firstMessage, CancellationToken token)
    {
        var page = Encoding.UTF8.GetString(await GetAsync(server, address, "identity", token));
        var figures = new List<Figure>();
        foreach (var path in Paths(page).Prepend(address))
        {
            var plain = await GetAsync(server, path, "identity", token);
            var sent = await GetAsync(server, path, "br, gzip", token);
            figures.Add(new Figure($"`{address}`: `{Unversioned(path)}`, kB", sent.Length / 1000.0, plain.Length / 1000.0));
        }

        var total = figures.Sum(figure => figure.Ours);
        figures.Insert(0, new Figure($"`{address}`: first load, kB", total, figures.Sum(figure => figure.Floor), new Limit($"≤ {Most} kB", total, Most)));
        figures.Add(new Figure($"`{address}`: first hub message (WebSocket, not compressed), kB", firstMessage / 1000.0));
        return figures;
    }

    private static IEnumerable<string> Paths(string page) =>
        from match in FilePattern().Matches(page)
        let file = match.Groups["file"].Value
        where !file.Contains("://", StringComparison.Ordinal)
        select file.StartsWith('/') ? file : "/" + file;

    // app.css is linked as app.4gr3x1wjlp.css.
    private static string Unversioned(string path) => FingerprintPattern().Replace(path.Split('?')[0], "");

    private static async Task<byte[]> GetAsync(Uri server, string path, string encoding, CancellationToken token)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, token);
        var stream = socket.GetStream();
        var request = $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, token);
        var bytes = answer.ToArray();
        return bytes.AsSpan().StartsWith("HTTP/1.1 200"u8)
            ? bytes
            : throw new BenchmarkFailedException($"GET {path} was answered with: {Encoding.UTF8.GetString(bytes).Split('\r')[0]}");
    }

    [GeneratedRegex("<(link|script|img)[^>]*?\\s(href|src)=\"(?<file>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"\.[a-z0-9]{10}(?=\.\w+$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FingerprintPattern();
}
