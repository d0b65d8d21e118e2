using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recurrence;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Recurrence;

public sealed class FingerprintHashTests
{
    private static readonly RecurrenceOptions Recurrence = new()
    {
        Dependencies = [new() { Title = "queue", Signal = "queue-depth", Saturated = new() { Is = Comparison.AtLeast, Than = 0.8, Facts = ["workers"] } }],
        Symptoms = [new() { Title = "slow", Signal = "duration", When = new() { Is = Comparison.AtLeast, Than = 5 } }],
    };

    private static readonly string Hash = Of(QueueDepth, Duration);

    [Fact]
    public void Signal_ThatOnlyLooksDifferent_IsTheSame() => Assert.Equal(Hash, Of(
        QueueDepth with { Title = "Depth", Help = "jobs that wait", Thresholds = null, Lead = true, Show = false },
        Duration with { Title = "Job time", Step = TimeSpan.FromMinutes(1), Window = TimeSpan.FromHours(2), Follows = "queue-depth" }));

    [Fact]
    public void Fact_ThatOnlyLooksDifferent_IsTheSame()
    {
        string Facts(FactOptions workers) => FingerprintHash.Of(WithFact(workers), Recurrence, Signals(QueueDepth, Duration));

        Assert.Equal(Facts(new() { Id = "workers", Value = 4 }), Facts(new() { Id = "workers", Title = "Workers", Unit = "workers", Source = "the manual", Value = 4 }));
        Assert.NotEqual(Facts(new() { Id = "workers", Value = 4 }), Facts(new() { Id = "workers", Value = 5 }));
    }

    [Fact]
    public void Signal_ThatMeasuresOtherwise_IsAnother() => Assert.All(
        (SignalOptions[])
        [
            Duration with { Query = Duration.Query with { Filter = Jobs } },
            Duration with { Presence = null },
            Duration with { Outcome = null },
            Duration with { Percentile = 99 },
            Duration with { PercentOf = ["workers"] },
            Duration with { Scale = 1000 },
            Duration with { Unit = "ms" },
            Duration with { TimeoutFact = null },
            Duration with { Measure = MeasureKind.Count },
        ],
        changed => Assert.NotEqual(Hash, Of(QueueDepth, changed)));

    private static string Of(params SignalOptions[] signals) => FingerprintHash.Of(With(), Recurrence, Signals(signals));

    private static Dictionary<string, SignalOptions> Signals(params SignalOptions[] signals) => signals.ToDictionary(signal => signal.Id);

    private static DashboardOptions WithFact(FactOptions fact) => With() with { Incidents = [With().Incidents[0] with { Facts = [fact] }] };
}
