namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Two fingerprints → whether one incident is the other one again. The rule stands here and nowhere else.</summary>
public static class FingerprintComparison
{
    /// <summary>The rule in words, shown with every answer.</summary>
    public const string Rule =
        "A recurrence: starts failed, failing phase and error class are the same, and at most one of the other parts differs. "
        + "While a part is unknown nothing matches; it does not match once known parts decide so.";

    /// <summary>Of two that need not have the same parts; a part that one of them lacks is unknown in it.</summary>
    public static ValueList<PartComparison> Parts(Fingerprint now, Fingerprint then) =>
        Enum.GetValues<PartKind>().Where(kind => (now[kind] ?? then[kind]) is not null)
            .Select(kind => PartComparison.Of(now[kind] ?? Missing(kind), then[kind] ?? Missing(kind))).ToValueList();

    /// <summary>Symmetric in the two.</summary>
    public static RecurrenceVerdict Verdict(Fingerprint now, Fingerprint then)
    {
        var parts = Parts(now, then);
        var decisive = parts.Where(part => part.Kind is PartKind.FailingPhase or PartKind.ErrorClass).ToArray();
        var nothingFailed = decisive.Any(part => now[part.Kind]?.State == PartState.Absent || then[part.Kind]?.State == PartState.Absent);
        return nothingFailed || decisive.Any(IsDifferent) || parts.Except(decisive).Count(IsDifferent) > 1 ? RecurrenceVerdict.DoesNotMatch
            : decisive.Length < 2 || parts.Any(part => part.Agreement == PartAgreement.CannotTell) ? RecurrenceVerdict.CannotTell
            : RecurrenceVerdict.Matches;
    }

    private static bool IsDifferent(PartComparison part) => part.Agreement == PartAgreement.Different;

    private static FingerprintPart Missing(PartKind kind) => FingerprintPart.Unknown(kind, "not a part of this fingerprint");
}

/// <summary>Whether a past incident has come back.</summary>
public enum RecurrenceVerdict
{
    Matches,
    DoesNotMatch,
    CannotTell,
}
