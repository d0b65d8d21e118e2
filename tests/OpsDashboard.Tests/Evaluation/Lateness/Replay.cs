using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Lateness;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Lateness;

/// <summary>Points with the time from which each is visible, judged cycle after cycle as the collector does it.</summary>
sealed class Replay(DashboardOptions options)
{
    private readonly List<(string Filter, Dictionary<string, string> Labels, Point Point, DateTimeOffset Visible)> _points = [];

    public Hindsight Hindsight { get; set; } = Hindsight.Of(options);

    public EvaluationResult? Last { get; private set; }

    /// <summary>Windows that the last cycle asked for again.</summary>
    public int AskedAgain { get; private set; }

    /// <summary>Filters that cannot be read.</summary>
    public Dictionary<string, ReadingFailure> Failures { get; } = [];

    /// <summary>As <see cref="Failures"/>, for what is asked again alone.</summary>
    public Dictionary<string, ReadingFailure> FailuresOfLookingBack { get; } = [];

    public Dictionary<string, string> Partials { get; } = [];

    /// <summary>What is configured in the cloud, as each cycle reads it.</summary>
    public LiveConfiguration Configuration { get; set; } = LiveConfiguration.Without("not read in this story");

    /// <summary>What people have said, as each cycle finds it.</summary>
    public JournalFacts Journal { get; set; } = JournalFacts.Empty;

    /// <summary>Filters whose data are not there, without any failure.</summary>
    public HashSet<string> Silent { get; } = [];

    public ValueList<VerdictRevision> Revisions => Only(Last!).Revisions;

    public IEnumerable<string> Texts => Revisions.Select(revision => revision.Text);

    /// <summary>A point that is visible a minute after its end, or later. The same point again replaces its value.</summary>
    public Replay Add(string filter, Dictionary<string, string> labels, Point point, DateTimeOffset? visible = null)
    {
        _points.Add((filter, labels, point, visible ?? point.End.AddMinutes(1)));
        return this;
    }

    /// <summary>Signs of life for hours before and after <see cref="End"/>.</summary>
    public Replay Living(Func<int, bool>? at = null, DateTimeOffset? visible = null)
    {
        foreach (var minute in Enumerable.Range(-240, 480).Where(at ?? (_ => true)))
        {
            Add(Alive, [], At(-minute, 1), visible);
        }

        return this;
    }

    public Replay Jobs(string outcome, int minute, int count, int? visibleAt = null) =>
        Add(Example.Jobs, Outcome(outcome), At(-minute, count), visibleAt is { } at ? CycleTime(at) : null);

    /// <summary>Half a minute after the minute in which the data of <paramref name="minute"/> become visible.</summary>
    public static DateTimeOffset CycleTime(int minute) => Now.AddMinutes(minute);

    public Replay Cycles(int from, int to)
    {
        for (var minute = from; minute <= to; minute++)
        {
            Cycle(CycleTime(minute));
        }

        return this;
    }

    public EvaluationResult Cycle(DateTimeOffset now)
    {
        var data = Visible(now, Failures);
        var readings = data.Read(ReadingPlan.Requests(options, data.Timings, now, Journal).Keys);
        var result = Evaluator.Evaluate(options, readings, now, Last, Journal);
        var observed = Hindsight.Observe(readings, result, now, Journal);
        var due = observed.Due(result, readings);
        AskedAgain = due.Count;
        var again = Visible(now, Failures.Concat(FailuresOfLookingBack).ToDictionary()).Read(due.SelectMany(one => one.Requests(readings.Timings)));
        Hindsight = observed.Settle(due, again, now);
        return Last = Hindsight.Annotate(result);
    }

    /// <summary>What could be read at a time.</summary>
    public MinuteData Visible(DateTimeOffset now, IReadOnlyDictionary<string, ReadingFailure>? failures = null)
    {
        var data = new MinuteData { Configuration = Configuration };
        foreach (var series in _points.Where(point => point.Visible <= now && !Silent.Contains(point.Filter)).GroupBy(point => (point.Filter, Key: string.Join(',', point.Labels))))
        {
            data.Add(series.Key.Filter, series.First().Labels, series.GroupBy(point => point.Point.End).Select(same => same.MaxBy(point => point.Visible).Point));
        }

        foreach (var (filter, failure) in failures ?? new Dictionary<string, ReadingFailure>())
        {
            data.Failures[filter] = failure;
        }

        foreach (var (filter, partial) in Partials)
        {
            data.Partials[filter] = partial;
        }

        return data;
    }
}
