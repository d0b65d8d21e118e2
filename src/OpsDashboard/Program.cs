using OpsDashboard;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Journal.Store;
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

JournalStore journal;
DateTimeOffset? recorded = null;
try
{
    journal = JournalLocation.Open(options, builder.Environment.ContentRootPath, TimeProvider.System);
    using var within = new CancellationTokenSource(TimeSpan.FromSeconds(5), TimeProvider.System);
    try
    {
        await journal.PrepareAsync(within.Token);
        recorded = options.CloudMonitoring.UsesEmulator ? await journal.LatestAtAsync(within.Token) : null;
    }
    catch (Exception failure) when (failure is StoreUnavailableException or OperationCanceledException)
    {
        // Readings are shown without it; it is tried again while the program runs.
        await Console.Error.WriteLineAsync($"The journal cannot be used yet: {failure.Message}");
    }
}
catch (StoreRefusedException refused)
{
    await Console.Error.WriteLineAsync(FullStop.After($"OpsDashboard could not start. {refused.Message}"));
    return ConfigurationFaults.ExitCode;
}

await using var closing = journal;
var clock = DashboardHost.Clock(options, TimeProvider.System, recorded);
await using var emulator = options.CloudMonitoring.UsesEmulator
    ? await EmulatorServer.StartAsync(options.Emulator, () => clock.Now, "http://127.0.0.1:0", restUrl: "http://127.0.0.1:0")
    : null;
var demo = emulator is null || clock.Scenario is null ? null : new DemoWorld(clock.Scenario, emulator.Controls);
await using var app = DashboardHost.Build(builder, options, clock, journal, emulator?.Address ?? new Uri(options.CloudMonitoring.Endpoint), demo, emulator?.RestAddress);
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
