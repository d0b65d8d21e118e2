using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>What happened to the criterion that an action should move, since the action was done.</summary>
static class EffectEvaluation
{
    /// <param name="criterion">As it stands now; null when the action names none.</param>
    /// <param name="attempt">Number of the attempt that it is judged in.</param>
    /// <returns>Null while the action is not done.</returns>
    public static (ActionEffect Kind, string Text)? Evaluate(ActionProgress? progress, Criterion? criterion, int attempt)
    {
        if (progress is not { State: ActionState.Done, DoneAt: { } doneAt })
        {
            return null;
        }

        if (criterion is null)
        {
            return (ActionEffect.NotYetMeasurable, "not yet measurable: it names no criterion");
        }

        if (progress.VerdictThen is not { } then)
        {
            return (ActionEffect.CannotTell, "cannot tell: how the criterion stood when it was done is not recorded");
        }

        // A part that does not apply counts as met in its composite, but nothing moved it.
        if (criterion.Verdict == Verdict.CannotTell || !criterion.Applies)
        {
            return (ActionEffect.CannotTell, $"cannot tell: {criterion.Reason}");
        }

        var change = $"{VerdictWord.Of(then)} → {VerdictWord.Of(criterion.Verdict)}{Numbers(progress.MeasuredThen, criterion, "{0} → {1}")}";
        return (then, criterion.Verdict) switch
        {
            (Verdict.Met, Verdict.Met) => (ActionEffect.AlreadyMet, "already met when done"),
            (_, Verdict.TooEarly) => (ActionEffect.NotYetMeasurable, $"not yet measurable: {criterion.Reason}"),
            _ when !LiesAfter(criterion, doneAt) => (ActionEffect.NotYetMeasurable, $"not yet measurable: {NotYet(criterion)}"),
            _ when IsExpired(criterion) => (ActionEffect.NotYetMeasurable, $"not yet measurable: must be signed off for attempt {attempt}"),
            (Verdict.NotMet, Verdict.Met) => (ActionEffect.Moved, $"moved: {change}"),
            (_, Verdict.Met) => (ActionEffect.CannotTell, $"cannot tell: was {VerdictWord.Of(then)} when done"),
            (Verdict.Met, _) => (ActionEffect.MovedBack, $"moved back: {change}"),
            (Verdict.NotMet, _) => (ActionEffect.NotMoved, $"not moved: still not-met{Numbers(progress.MeasuredThen, criterion, "{0} then, {1} now")}"),
            _ => (ActionEffect.NotMoved, $"not moved: {change}"),
        };
    }

    /// <summary>Whether all that it is judged from is of after the action; of a composite, what the parts are that have its verdict.</summary>
    private static bool LiesAfter(Criterion criterion, DateTimeOffset doneAt) =>
        criterion.Parts.Count > 0 ? criterion.Parts.Where(part => part.Applies && part.Verdict == criterion.Verdict).All(part => LiesAfter(part, doneAt))
        : criterion.Evidence is { } evidence ? evidence.FinishedAt > doneAt
        : criterion.WindowStart is not { } start || start >= doneAt;

    /// <summary>Whether it is not met only because sign-offs were given for an earlier attempt: nothing moved it back.</summary>
    private static bool IsExpired(Criterion criterion) => criterion.Verdict == Verdict.NotMet && (
        criterion.Parts.Count > 0 ? criterion.Parts.Where(part => part.Verdict == Verdict.NotMet).All(IsExpired) : criterion.SignOff?.IsSigned == true);

    private static string NotYet(Criterion criterion) => criterion.Evidence is not null
        ? "no evidence finished since it was done"
        : "the window does not lie wholly after it yet";

    private static string Numbers(double? then, Criterion criterion, string format) => (then, criterion.Measured) is ({ } before, { } now)
        ? ", " + string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Quantity.Text(before, criterion.Unit, criterion.Objective), Quantity.Text(now, criterion.Unit, criterion.Objective))
        : "";
}
