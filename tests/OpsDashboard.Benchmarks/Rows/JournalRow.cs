using System.Diagnostics;
using System.Text;
using OpsDashboard.Benchmarks.Report;
using OpsDashboard.Benchmarks.Servers;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;

namespace OpsDashboard.Benchmarks.Rows;

/// <summary>Notes written to the journal until they are on disk and in the facts, against appending the same bytes to a bare file with fsync.</summary>
static class JournalRow
{
    private const int Warm = 50;
    private const int Appends = 800;

    private static readonly NewEntry Note = new(1278, 1, EntryKind.Note, "", DateTimeOffset.UnixEpoch, "benchmark", EntryJson.Write(new NoteBody(new string('x', 200))));

    public static async Task<RowResult> MeasureAsync(Settings settings, CancellationToken token)
    {
        var folder = Directory.CreateTempSubdirectory("opsdashboard-benchmark-");
        try
        {
            var floor = Floor(Path.Combine(folder.FullName, "floor"));
            var figures = new List<Figure>();
            await AddAsync("SQLite", () => JournalStore.Sqlite(Path.Combine(folder.FullName, "journal.db"), TimeProvider.System));
            var postgres = await OwnPostgres.StartAsync(token);
            if (postgres is not null)
            {
                await using (postgres)
                {
                    await AddAsync("PostgreSQL", () => JournalStore.Postgres(postgres.ConnectionString, TimeProvider.System));
                }
            }

            return new RowResult(
                "Journal",
                $"`IncidentJournal.AppendAsync`, a note of 200 characters each, {Appends} after {Warm} to warm up, from one writer and from 8 at once: until it is committed with its fsync (SQLite: WAL, `synchronous=FULL`; PostgreSQL: its defaults, on the same disk) and in the facts. " +
                $"The floor is a bare append of the same bytes to a file and its fsync, one writer, in the same run.{(postgres is null ? " PostgreSQL is not installed on this machine." : "")}",
                figures);

            async Task AddAsync(string name, Func<JournalStore> open)
            {
                foreach (var writers in (int[])[1, 8])
                {
                    await using var store = open();
                    var ours = await MeasureAsync(store, writers, token);
                    var of = $"{name}, {writers} writer{(writers == 1 ? "" : "s")}";
                    figures.Add(new Figure($"{of}: appends a second", ours.Rate, floor.Rate));
                    figures.Add(new Figure($"{of}: p50, ms", ours.Median, floor.Median));
                    figures.Add(new Figure($"{of}: p99, ms", ours.High, floor.High));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Spread> MeasureAsync(JournalStore store, int writers, CancellationToken token)
    {
        using var journal = new IncidentJournal(store, new IncidentClock(TimeProvider.System), TimeProvider.System);
        if (!await journal.CatchUpAsync(token))
        {
            throw new BenchmarkFailedException($"the journal cannot be used: {journal.State.Error}");
        }

        await WriteAsync(Warm);
        var started = Stopwatch.GetTimestamp();
        var spans = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => WriteAsync(Appends / writers), token)));
        return Spread.Of(spans.SelectMany(span => span), Stopwatch.GetElapsedTime(started));

        async Task<List<double>> WriteAsync(int times)
        {
            var all = new List<double>(times);
            for (var i = 0; i < times; i++)
            {
                var one = Stopwatch.GetTimestamp();
                if (await journal.AppendAsync(Note, token) is not AppendResult.Written)
                {
                    throw new BenchmarkFailedException($"a note was not written: {journal.State.Error}");
                }

                all.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            }

            return all;
        }
    }

    private static Spread Floor(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = Encoding.UTF8.GetBytes(Note.Body);
        Write(Warm);
        var started = Stopwatch.GetTimestamp();
        return Spread.Of(Write(Appends), Stopwatch.GetElapsedTime(started));

        List<double> Write(int times)
        {
            var all = new List<double>(times);
            for (var i = 0; i < times; i++)
            {
                var one = Stopwatch.GetTimestamp();
                file.Write(bytes);
                file.Flush(flushToDisk: true);
                all.Add(Stopwatch.GetElapsedTime(one).TotalMilliseconds);
            }

            return all;
        }
    }

    /// <param name="Rate">A second.</param>
    /// <param name="Median">Milliseconds.</param>
    /// <param name="High">99th percentile, milliseconds.</param>
    private sealed record Spread(double Rate, double Median, double High)
    {
        public static Spread Of(IEnumerable<double> spans, TimeSpan whole)
        {
            var sorted = spans.Order().ToArray();
            return new Spread(sorted.Length / whole.TotalSeconds, Report.Median.Of(sorted), sorted[(int)(sorted.Length * 0.99)]);
        }
    }
}
