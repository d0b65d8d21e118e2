using OpsDashboard.Benchmarks.Rows;
using OpsDashboard.Emulator;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>The emulator in a process of its own, its time standing still, so that every reading answers the same.</summary>
static class FixedEmulator
{
    public const string Command = "fixed-emulator";

    public static async Task<int> RunAsync()
    {
        var options = Shipped.Options();
        await using var server = await EmulatorServer.StartAsync(options.Emulator, () => Shipped.Now(options), "http://127.0.0.1:0");
        Console.WriteLine($"Emulator at {server.Address.GetLeftPart(UriPartial.Authority)}");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
