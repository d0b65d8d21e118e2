using OpsDashboard;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Readings;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = DashboardHost.ContentRoot() });
var (options, faults) = ConfigurationLoader.Load(builder.Configuration);
if (options is null)
{
    return await faults.PrintAsync(Console.Error);
}

var clock = DashboardHost.Clock(options, TimeProvider.System);
await using var emulator = options.CloudMonitoring.UsesEmulator
    ? await EmulatorServer.StartAsync(options.Emulator, () => clock.Now, "http://127.0.0.1:0")
    : null;
await using var app = DashboardHost.Build(builder, options, clock, emulator?.Address ?? new Uri(options.CloudMonitoring.Endpoint));
await app.StartAsync();
Console.WriteLine($"OpsDashboard {(clock.IsDemo ? "(demo: simulated data) " : "")}at {string.Join(", ", app.Urls)}");
await app.WaitForShutdownAsync();
return 0;
