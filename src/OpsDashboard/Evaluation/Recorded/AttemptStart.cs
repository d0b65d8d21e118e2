namespace OpsDashboard.Evaluation.Recorded;

/// <summary>What began an attempt after the first.</summary>
/// <param name="Number">2 or more.</param>
/// <param name="Start">From then on data count, and horizons are reckoned.</param>
/// <param name="Title">The fix in words, or why it was reopened.</param>
/// <param name="At">When it was said; a fix may be declared after it was made.</param>
/// <param name="Before">How the attempt before stood then.</param>
public sealed record AttemptStart(
    int Number, DateTimeOffset Start, AttemptCause Cause, string Title, string? Link, string By, DateTimeOffset At, ValueList<AttemptVerdict> Before)
{
    /// <summary>The claim that the attempt before was the last one, which this one ended; null when there was none.</summary>
    public Resolution? ResolutionBefore { get; init; }

    /// <summary>Of its journal entry.</summary>
    public long Position { get; init; }
}

/// <summary>Why an attempt began.</summary>
public enum AttemptCause
{
    DeclaredFix,
    Reopened,
}

/// <summary>How a criterion stood when its attempt ended.</summary>
public sealed record AttemptVerdict(string Criterion, string Title, Verdict Verdict, double? Measured, double? Objective, string Unit)
{
    public static AttemptVerdict Of(Criterion criterion) => new(criterion.Id, criterion.Title, criterion.Verdict, criterion.Measured, criterion.Objective, criterion.Unit);
}
