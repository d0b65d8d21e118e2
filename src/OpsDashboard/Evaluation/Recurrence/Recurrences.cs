namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>What this incident looks like, and which past incidents looked the same.</summary>
/// <param name="Past">In the configured order.</param>
public sealed record Recurrences(Fingerprint Current, ValueList<PastComparison> Past)
{
    /// <summary>By which rule, in words.</summary>
    public string Rule => FingerprintComparison.Rule;
}

/// <summary>One past incident beside this one.</summary>
/// <param name="Sentence">The answer with its reasons, in plain words.</param>
/// <param name="Claims">What was said to be fixed then, on the data of now.</param>
public sealed record PastComparison(
    long Number, string Title, RecurrenceVerdict Verdict, string Sentence, ValueList<PartComparison> Parts, ValueList<Check> Claims, Fingerprint Fingerprint);
