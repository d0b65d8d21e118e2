using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Whether the monitoring itself would show it again: data without gaps, alerts that arrive, no recurrence.</summary>
static class MonitoringCriterion
{
    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input) => Composite.Of(criterion,
    [
        SignalCoverage.Evaluate(criterion, input),
        Part(criterion, "alert-route", "Alert route's last test delivered", Verdict.CannotTell, "not configured"),
        Part(criterion, "recurrence", "No recurrence matched", input.Recurred?.Verdict ?? Verdict.CannotTell, input.Recurred?.Reason ?? "no recurrence rule is configured")
            with { IsMeasured = input.Recurred is not null },
    ]);

    /// <summary>A part that is not configured by itself; its id is the criterion's with a suffix.</summary>
    public static Criterion Part(CriterionOptions criterion, string suffix, string title, Verdict verdict, string? reason) => new()
    {
        Id = $"{criterion.Id}-{suffix}",
        Title = title,
        Kind = CriterionKind.Monitoring,
        Verdict = verdict,
        Reason = reason,
    };
}
