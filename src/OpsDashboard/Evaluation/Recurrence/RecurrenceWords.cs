namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>A comparison in one plain sentence.</summary>
static class RecurrenceWords
{
    public static string Of(long number, RecurrenceVerdict verdict, Fingerprint now, Fingerprint then, ValueList<PartComparison> parts, ValueList<Check> claims) => verdict switch
    {
        RecurrenceVerdict.Matches => $"Same as {number}: {string.Join(", ", parts.Select(part => Same(part, number, now, then)))}.{Claims(claims)}",
        RecurrenceVerdict.DoesNotMatch => FullStop.After($"Not {number} again: {Differences(number, parts, now, then)}"),
        _ => $"Cannot tell whether it is {number} again: {string.Join("; ", parts.Where(part => part.Agreement == PartAgreement.CannotTell).Select(part => Unknown(part, now, then)))}.",
    };

    /// <summary>"phase 3", "connection-timeout" … as it stands inside a sentence.</summary>
    public static string Brief(FingerprintPart? part) => part switch
    {
        null or { State: PartState.Unknown } => "unknown",
        { State: PartState.Absent } => "none",
        { Values.Count: 0 } => "nothing",
        { Kind: PartKind.SymptomOrder } => string.Join(" → ", part.Values),
        _ => string.Join(" and ", part.Values.Select(FailurePattern.Word)),
    };

    private static string Same(PartComparison part, long number, Fingerprint now, Fingerprint then) => part switch
    {
        { Agreement: not PartAgreement.Same } => Different(part, number, now, then),
        { Kind: PartKind.FailingPhase } => $"phase {Brief(now[part.Kind])}",
        { Kind: PartKind.ErrorClass } => $"{Brief(now[part.Kind])}",
        { Kind: PartKind.SaturatedDependency } => $"{Brief(now[part.Kind])} saturated",
        { Kind: PartKind.SymptomOrder } => "in the same order",
        _ => $"exit code {Brief(now[part.Kind])}",
    };

    private static string Differences(long number, ValueList<PartComparison> parts, Fingerprint now, Fingerprint then)
    {
        var different = parts.Where(part => part.Agreement == PartAgreement.Different).ToArray();
        return different.Length > 0 ? string.Join("; ", different.Select(part => Different(part, number, now, then))) : "nothing failed";
    }

    private static string Different(PartComparison part, long number, Fingerprint now, Fingerprint then) =>
        $"{char.ToLowerInvariant(part.Title[0])}{part.Title[1..]} now {Brief(now[part.Kind])}, in {number}: {Brief(then[part.Kind])}";

    private static string Unknown(PartComparison part, Fingerprint now, Fingerprint then) =>
        now[part.Kind] is { State: PartState.Unknown } ? $"{part.Title} now: {part.Now}"
        : then[part.Kind] is { State: PartState.Unknown } ? $"{part.Title} then: {part.Then}"
        : part.Title;

    private static string Claims(ValueList<Check> claims) => claims.Count == 0 ? "" : " Claimed fixed then: " + string.Join("; ", claims.Select(claim => claim.State switch
    {
        CheckState.Holds => $"{claim.Title}: it holds, and it does not prevent this",
        CheckState.Fails => $"{claim.Title}: it does not hold",
        _ => $"{claim.Title}: cannot tell whether it holds",
    })) + ".";
}
