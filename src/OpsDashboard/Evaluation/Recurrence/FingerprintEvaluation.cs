namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>The data of an interval → its fingerprint. Only data enter: no flag says what the answer should be.</summary>
static class FingerprintEvaluation
{
    public static Fingerprint Of(FingerprintData data, string hash, bool isRead)
    {
        var parts = data.Interval.IsEmpty
            ? Kinds(data).Select(kind => FingerprintPart.Unknown(kind, "no whole step has passed since the onset"))
            : Parts(data);
        return new Fingerprint(data.Interval.From, data.Interval.To, data.Interval.IsOver, isRead, hash, parts.OrderBy(part => part.Kind).ToValueList());
    }

    private static IEnumerable<FingerprintPart> Parts(FingerprintData data) => Kinds(data).Select(kind => kind switch
    {
        PartKind.SaturatedDependency => Saturation.Of(data),
        PartKind.SymptomOrder => SymptomOrder.Of(data),
        _ => FailurePattern.Of(kind, FingerprintQueries.Tallies(data.Recurrence).First(tally => tally.Kind == kind).Query, data),
    });

    private static IEnumerable<PartKind> Kinds(FingerprintData data) => FingerprintQueries.Tallies(data.Recurrence).Select(tally => tally.Kind)
        .Concat(data.Recurrence.Dependencies.Count > 0 ? [PartKind.SaturatedDependency] : [])
        .Concat(data.Recurrence.Symptoms.Count > 0 ? [PartKind.SymptomOrder] : []);
}
