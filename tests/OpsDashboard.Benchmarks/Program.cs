using System.Diagnostics;
using System.Runtime.InteropServices;
using OpsDashboard.Benchmarks;
using OpsDashboard.Benchmarks.Processes;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;

// Everything, in less than an hour on two quiet cores, into RESULTS.md:
//   dotnet run -c Release --project tests/OpsDashboard.Benchmarks -- --record --gate
// Rows by name and options: see Arguments.Usage. How long it will take is said first; --quick tells in minutes whether all rows work.

// The other side of a measurement is this program too, in a process of its own.
if (args is [BareHubServer.Command, var recording])
{
    return await BareHubServer.RunAsync(recording);
}

if (args is [RawSocketServer.Command, var sent])
{
    return await RawSocketServer.RunAsync(sent);
}

if (args is [FixedEmulator.Command])
{
    return await FixedEmulator.RunAsync();
}

if (args is [DrivenProgram.Command, var scale])
{
    return await DrivenProgram.RunAsync(double.Parse(scale, System.Globalization.CultureInfo.InvariantCulture));
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
var failed = false;
var estimates = settings.Rows.ToDictionary(row => row, row => AllRows.Estimate(row, settings));
Console.Error.WriteLine($"about {estimates.Values.Sum(estimate => estimate.TotalMinutes):N0} min on a quiet machine");
try
{
    foreach (var row in settings.Rows)
    {
        var started = Stopwatch.GetTimestamp();
        Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {row} ({results.Count + 1} of {settings.Rows.Count}), about {estimates[row].TotalSeconds:N0} s …");
        try
        {
            var result = await AllRows.MeasureAsync(row, settings, stop.Token);
            results.Add(result with { Took = Stopwatch.GetElapsedTime(started) });
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            // Whatever it is, the rows before and after it are worth their time.
            failed |= exception is not RowImpossibleException;
            Console.Error.WriteLine($"  {exception}");
            results.Add(new RowResult($"Not measured: {row}", exception.Message, []));
        }
    }
}
catch when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("stopped; nothing is recorded");
    return 3;
}

var text = ResultsText.Of(results, machine, args, settings);
Console.WriteLine(text);
if (settings.Record)
{
    // All rows are the whole file; some of them stand below what is there.
    var isAll = settings.Rows.Count == AllRows.Names.Count;
    await (isAll
        ? File.WriteAllTextAsync(ResultsText.Path(), text)
        : File.AppendAllTextAsync(ResultsText.Path(), $"\n{text.Replace("# Benchmark results\n", $"# Recorded later: {string.Join(", ", settings.Rows)}\n", StringComparison.Ordinal)}"));
}

if (failed)
{
    return 3;
}

return settings.Gate && results.SelectMany(result => result.Figures).Any(figure => figure.Limit is { IsMet: false }) ? 1 : 0;
