using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>A small made-up incident: jobs that succeed or fail, how long they take, and a queue's depth.</summary>
static class Example
{
    public const string Jobs = "metric.type = \"custom.googleapis.com/jobs\"";
    public const string Durations = "metric.type = \"custom.googleapis.com/job_duration\"";
    public const string Depth = "metric.type = \"custom.googleapis.com/queue_depth\"";
    public const string Alive = "metric.type = \"custom.googleapis.com/workers\"";

    /// <summary>Now; with the default delay of a minute every window ends at 12:00.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 1, 30, TimeSpan.Zero);
    public static readonly DateTimeOffset End = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly ValueList<double> Bounds = [1, 2, 4, 8];

    private static readonly PresenceOptions Presence = new() { Filter = Alive, Aligner = "ALIGN_MAX" };
    private static readonly OutcomeOptions Done = new() { Values = ["done"] };

    public static readonly SignalOptions SuccessRate = new()
    {
        Id = "success-rate",
        Title = "Job success",
        Kind = SignalKind.Event,
        Measure = MeasureKind.Ratio,
        Unit = "%",
        Query = new() { Filter = Jobs, Aligner = "ALIGN_SUM", GroupBy = ["metric.labels.outcome"] },
        Presence = Presence,
        Outcome = Done,
        Thresholds = new() { Warning = 95, Critical = 80, Direction = ThresholdDirection.Below },
        Step = TimeSpan.FromMinutes(5),
    };

    public static readonly SignalOptions Duration = new()
    {
        Id = "duration",
        Title = "Job duration p95",
        Kind = SignalKind.Event,
        Measure = MeasureKind.Percentile,
        Unit = "s",
        Query = new() { Filter = Durations, Aligner = "ALIGN_SUM", GroupBy = ["metric.labels.outcome"] },
        Presence = Presence,
        Outcome = Done,
        TimeoutFact = "timeout",
        Thresholds = new() { Warning = 3, Critical = 6 },
        Step = TimeSpan.FromMinutes(5),
    };

    public static readonly SignalOptions Failures = new()
    {
        Id = "failures",
        Title = "Failed jobs",
        Kind = SignalKind.Event,
        Measure = MeasureKind.Count,
        Unit = "jobs",
        Query = new() { Filter = "metric.labels.outcome = \"failed\" AND " + Jobs, Aligner = "ALIGN_SUM" },
        Presence = Presence,
        Thresholds = new() { Warning = 1, Critical = 5 },
    };

    public static readonly SignalOptions QueueDepth = new()
    {
        Id = "queue-depth",
        Title = "Queue depth",
        Kind = SignalKind.Gauge,
        Measure = MeasureKind.Value,
        Unit = "jobs",
        Query = new() { Filter = Depth, Aligner = "ALIGN_MEAN" },
        Thresholds = new() { Warning = 50, Critical = 100 },
    };

    public static readonly CriterionOptions Zero = new()
    {
        Id = "zero",
        Title = "No failed job",
        Kind = CriterionKind.Zero,
        Signal = "failures",
        Window = TimeSpan.FromHours(1),
    };

    public static readonly CriterionOptions ShortQueue = new()
    {
        Id = "depth",
        Title = "Queue is short",
        Kind = CriterionKind.Gauge,
        Signal = "queue-depth",
        Window = TimeSpan.FromHours(1),
        Objective = new() { Is = Comparison.Below, Than = 50 },
    };

    public static CriterionOptions Success(double above = 80) => new()
    {
        Id = "success-80",
        Title = "Jobs succeed",
        Kind = CriterionKind.Ratio,
        Signal = "success-rate",
        Window = TimeSpan.FromHours(1),
        MinimumTotal = 10,
        Objective = new() { Is = Comparison.Above, Than = above },
    };

    public static DashboardOptions With(params ReadOnlySpan<CriterionOptions> criteria) => new()
    {
        Signals = [SuccessRate, Duration, Failures, QueueDepth],
        Incidents =
        [
            new IncidentOptions
            {
                Number = 7, Title = "Jobs fail", Severity = "P1", OpenedAt = End.AddHours(-6),
                Facts = [new() { Id = "timeout", Value = 10 }, new() { Id = "workers", Value = 4 }, new() { Id = "per-worker", Value = 30 }],
                Horizons = [new() { Id = "first", Title = "First", Due = TimeSpan.FromHours(4), Criteria = ValueList.Create(criteria) }],
            },
        ],
    };

    public static DashboardOptions OpenedAt(this DashboardOptions options, DateTimeOffset openedAt) =>
        options with { Incidents = [options.Incidents[0] with { OpenedAt = openedAt }] };

    public static Dictionary<string, string> Outcome(string outcome) => new() { ["outcome"] = outcome };

    /// <summary>A value each minute of (End − minutes, End].</summary>
    public static IEnumerable<Point> EachMinute(int minutes, double value = 1, int endingMinutesAgo = 0) =>
        Enumerable.Range(endingMinutesAgo, minutes).Select(ago => new Point(End.AddMinutes(-ago), value));

    public static Point At(int minutesAgo, double value) => new(End.AddMinutes(-minutesAgo), value);

    public static Point Took(int minutesAgo, params long[] counts) =>
        new(End.AddMinutes(-minutesAgo), counts.Sum(), new Histogram(Bounds, counts.ToValueList(), counts.Sum()));

    /// <summary>Jobs that ended in the minute of <see cref="End"/>.</summary>
    public static MinuteData Counted(int done, int failed)
    {
        var data = new MinuteData();
        _ = done > 0 ? data.Add(Jobs, Outcome("done"), At(0, done)) : data;
        return failed > 0 ? data.Add(Jobs, Outcome("failed"), At(0, failed)) : data;
    }

    /// <summary>The verdict on the only criterion.</summary>
    public static Criterion Only(EvaluationResult result) => Assert.Single(Assert.Single(result.Incidents[0].Horizons).Criteria);
}
