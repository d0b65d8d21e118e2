using System.Diagnostics.Metrics;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>How the journal itself goes.</summary>
public sealed class JournalInstruments
{
    private readonly Meter _meter;
    private readonly Counter<long> _entries;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _commit;

    public JournalInstruments(IMeterFactory meters)
    {
        _meter = meters.Create(PollInstruments.MeterName);
        _entries = _meter.CreateCounter<long>("opsdashboard.journal.entries", unit: null, "Entries that this program wrote, by kind.");
        _failures = _meter.CreateCounter<long>("opsdashboard.journal.append.failures", unit: null, "Transactions that the store did not take.");

        // A writer waits 3 s at most.
        var seconds = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3] };
        _commit = _meter.CreateHistogram("opsdashboard.journal.commit", "s", "Real time from asking the store until entries were on disk.", tags: null, seconds);
    }

    /// <summary>What is shown when somebody scrapes.</summary>
    public void Watch(Func<JournalState> state)
    {
        _meter.CreateObservableGauge("opsdashboard.journal.up", () => state().Status == JournalStatus.Ok ? 1 : 0, unit: null, "1 while the journal is read and can be written.");
        _meter.CreateObservableGauge("opsdashboard.journal.position", () => state().Position, unit: null, "The last journal entry that this program knows.");
    }

    public void Failed() => _failures.Add(1);

    public void Wrote(IReadOnlyCollection<AppendResult> results, TimeSpan commit)
    {
        var written = results.OfType<AppendResult.Written>().ToArray();
        if (written.Length > 0)
        {
            _commit.Record(commit.TotalSeconds);
        }

        foreach (var one in written)
        {
            _entries.Add(1, new KeyValuePair<string, object?>("kind", EntryJson.Word(one.Entry.Kind)));
        }
    }
}
