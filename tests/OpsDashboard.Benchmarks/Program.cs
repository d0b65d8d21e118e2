using System.Runtime.InteropServices;
using OpsDashboard.Benchmarks;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;

// The other side of a measurement is this program too, in a process of its own.
if (args is [BareHubServer.Command, var recording])
{
    return await BareHubServer.RunAsync(recording);
}

if (args is [FixedEmulator.Command])
{
    return await FixedEmulator.RunAsync();
}

var (settings, fault) = Arguments.Parse(args);
if (settings is null)
{
    Console.Error.WriteLine($"{fault}\n\n{Arguments.Usage}");
    return 2;
}

// Ending early must still end the processes that were started: cancelling lets every finally run.
using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
var machine = Machine.Look();
Pinning.PinThisProcess();
var results = new List<RowResult>();
try
{
    foreach (var row in settings.Rows)
    {
        Console.Error.WriteLine($"{row} …");
        results.Add(await AllRows.MeasureAsync(row, settings, stop.Token));
    }
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("stopped; nothing is recorded");
    return 3;
}
catch (BenchmarkFailedException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 3;
}

var text = ResultsText.Of(results, machine, args, settings);
Console.WriteLine(text);
if (settings.Record)
{
    await File.WriteAllTextAsync(ResultsText.Path(), text);
}

return settings.Gate && results.SelectMany(result => result.Figures).Any(figure => figure.Limit is { IsMet: false }) ? 1 : 0;
