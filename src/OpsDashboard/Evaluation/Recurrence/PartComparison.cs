namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>One part of two fingerprints side by side.</summary>
/// <param name="Now">Of the running incident, in words.</param>
/// <param name="Then">Of the past one.</param>
public sealed record PartComparison(PartKind Kind, string Title, PartAgreement Agreement, string Now, string Then)
{
    public static PartComparison Of(FingerprintPart now, FingerprintPart then) => new(now.Kind, TitleOf(now.Kind), Compare(now, then), now.Words, then.Words);

    /// <summary>Symmetric. What is unknown agrees with nothing.</summary>
    public static PartAgreement Compare(FingerprintPart one, FingerprintPart other) => (one.State, other.State) switch
    {
        (PartState.Unknown, _) or (_, PartState.Unknown) => PartAgreement.CannotTell,
        (PartState.Absent, PartState.Absent) => PartAgreement.Same,
        (PartState.Absent, _) or (_, PartState.Absent) => PartAgreement.Different,
        _ when one.Kind == PartKind.SymptomOrder => IsSameOrder(one, other) ? PartAgreement.Same : PartAgreement.Different,
        _ => one.Values.Equals(other.Values) ? PartAgreement.Same : PartAgreement.Different,
    };

    public static string TitleOf(PartKind kind) => kind switch
    {
        PartKind.FailingPhase => "Failing phase",
        PartKind.ErrorClass => "Error class",
        PartKind.SaturatedDependency => "Saturated dependency",
        PartKind.SymptomOrder => "Order of symptoms",
        _ => "Exit code",
    };

    /// <summary>Of the symptoms that both saw, none comes before another here and after it there. Two in one step came together, which
    /// agrees with either order: a step is all that was resolved. With fewer than two in common there is no order; only the same list is the same.</summary>
    private static bool IsSameOrder(FingerprintPart one, FingerprintPart other)
    {
        var common = one.Values.Select((title, i) => (One: one.Steps[i], Other: Step(other, title))).Where(pair => pair.Other >= 0).ToArray();
        return common.Length < 2
            ? one.Values.Equals(other.Values)
            : common.All(a => common.All(b => Math.Sign(a.One - b.One) * Math.Sign(a.Other - b.Other) >= 0));
    }

    private static int Step(FingerprintPart part, string title)
    {
        for (var i = 0; i < part.Values.Count; i++)
        {
            if (part.Values[i] == title)
            {
                return part.Steps[i];
            }
        }

        return -1;
    }
}

/// <summary>Whether two parts are the same.</summary>
public enum PartAgreement
{
    Same,
    Different,
    CannotTell,
}
