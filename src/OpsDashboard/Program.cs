using OpsDashboard;
using OpsDashboard.Configuration;
using OpsDashboard.Emulator;
using OpsDashboard.Hosting;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;

var (commandLine, answered) = await CommandLine.ReadAsync(args, Console.Out, Console.Error);
if (commandLine is null)
{
    return answered;
}

WebApplicationBuilder builder;
try
{
    builder = HostSetup.Create(commandLine);
}
catch (InvalidDataException unreadable)
{
    return await ConfigurationFaults.OfUnreadableFile(unreadable).PrintAsync(Console.Error);
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync($"OpsDashboard could not start. {refused.Message}.");
    return ConfigurationFaults.ExitCode;
}

var (options, faults) = ConfigurationLoader.Load(builder.Configuration);
if (options is null)
{
    return await faults.PrintAsync(Console.Error);
}

OutboundProxy.Use();
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
// The host would log a failed start with its stack trace beside our sentence; from then on its words are wanted.
var hasStarted = false;
builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level > LogLevel.Error || (hasStarted && level >= LogLevel.Warning));
WebApplication? made = null;
try
{
    made = DashboardHost.Build(builder, options, clock, journal, emulator?.Address ?? new Uri(options.CloudMonitoring.Endpoint), demo, emulator?.RestAddress);
    await made.StartAsync();
    hasStarted = true;
}
catch (Exception failure) when (StartFailure.Of(failure) is { } told)
{
    await Console.Error.WriteLineAsync(told.Words);
    if (made is not null)
    {
        await made.StopAsync();
    }

    // Nothing is disposed: the emulator may still answer a call, and would only complain of what is gone.
    Environment.Exit(told.ExitCode);
    return told.ExitCode;
}

await using var app = made;
Console.WriteLine($"OpsDashboard {(clock.IsDemo ? "(demo: simulated data) " : "")}at {string.Join(", ", app.Urls.Select(url => url + options.PathBase))}");
await app.WaitForShutdownAsync();
return 0;
