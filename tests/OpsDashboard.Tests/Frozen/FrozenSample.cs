using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Journal;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Frozen;

/// <summary>The incident of <see cref="Said"/> as it is configured, and revisions of it.</summary>
static class FrozenSample
{
    public static readonly DashboardOptions Options = new()
    {
        Signals = [new SignalOptions { Id = "payment-latency", Title = "Payment call, p95", Unit = "s" }],
        Incidents =
        [
            new IncidentOptions
            {
                Number = Said.Number,
                Title = "Checkout is slow",
                OpenedAt = Said.At.AddHours(-1),
                Horizons =
                [
                    new HorizonOptions
                    {
                        Id = "first-hour",
                        Criteria =
                        [
                            new CriterionOptions
                            {
                                Id = "payment-within-3s", Title = "Payment answers within 3 s", Kind = CriterionKind.Ratio, Signal = "payment-latency", Within = 3,
                                Window = TimeSpan.FromMinutes(30), MinimumTotal = 20, Objective = new ObjectiveOptions { Is = Comparison.AtLeast, Than = 95 },
                            },
                        ],
                    },
                ],
            },
        ],
    };

    public static readonly FrozenCause Asked = new(FreezeCause.Asked, Said.At, "ada", "for the ticket", Title: null);

    public static (FrozenRevision Revision, string Text, string Hash) Of(DashboardSnapshot snapshot, FrozenCause? cause = null, int revision = 1) =>
        FrozenDraft.Of(snapshot, snapshot.Incidents[0], Options, "c0ffee", cause ?? Asked, revision);

    public static DashboardSnapshot With(Func<Incident, Incident> change) =>
        FullSnapshot.Full with { Incidents = [change(FullSnapshot.Full.Incidents[0])] };
}
