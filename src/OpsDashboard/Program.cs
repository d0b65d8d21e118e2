using OpsDashboard;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Readings;

WebApplicationBuilder builder;
try
{
    builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = DashboardHost.ContentRoot() });
}
catch (InvalidDataException unreadable)
{
    return await ConfigurationFaults.OfUnreadableFile(unreadable).PrintAsync(Console.Error);
}

var (options, faults) = ConfigurationLoader.Load(builder.Configuration);
if (options is null)
{
    return await faults.PrintAsync(Console.Error);
}

var clock = DashboardHost.Clock(options, TimeProvider.System);
await using var emulator = options.CloudMonitoring.UsesEmulator
    ? await EmulatorServer.StartAsync(options.Emulator, () => clock.Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0")
    : null;
await using var app = DashboardHost.Build(builder, options, clock, emulator?.Address ?? new Uri(options.CloudMonitoring.Endpoint), emulator?.RestAddress);
try
{
    await app.StartAsync();
}
catch (IOException exception)
{
    // Mostly a port that is taken: one line that says so, not the stack of the web server.
    await Console.Error.WriteLineAsync($"OpsDashboard could not start: {exception.Message}");
    return 1;
}

Console.WriteLine($"OpsDashboard {(clock.IsDemo ? "(demo: simulated data) " : "")}at {string.Join(", ", app.Urls)}");
await app.WaitForShutdownAsync();
return 0;
