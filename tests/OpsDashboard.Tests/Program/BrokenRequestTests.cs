using System.Net.Sockets;
using System.Text;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>Requests that no HTTP client would send, to the running program.</summary>
public sealed class BrokenRequestTests
{
    [Fact]
    public async Task Body_WithABrokenChunk_IsTheClientsMistake()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}");
        var address = program.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();

        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"POST /api/v1/incidents/1278/notes HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nno number\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        Assert.StartsWith("HTTP/1.1 400 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }
}
