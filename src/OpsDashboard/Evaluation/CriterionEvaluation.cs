using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Readings, configuration, attempt and time → the verdict of a criterion. No earlier verdict enters.</summary>
static class CriterionEvaluation
{
    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input)
    {
        // Only what is known to be otherwise lets a part out; what cannot be read does not.
        return criterion.AppliesWhen is { } condition && ConditionEvaluation.Evaluate(condition, input.Facts) is { State: CheckState.Fails } otherwise
            ? Unmeasured(criterion, Verdict.Met, $"does not apply: {otherwise.Seen}") with { Applies = false }
            : Applying(criterion, input);
    }

    private static Criterion Applying(CriterionOptions criterion, CriterionInput input) => criterion.Kind switch
    {
        CriterionKind.All => Composite.Evaluate(criterion, input),
        CriterionKind.SignOff => Unmeasured(criterion, Verdict.NotMet, "awaiting sign-off"),
        CriterionKind.Evidence or CriterionKind.Monitoring => Unmeasured(criterion, Verdict.CannotTell, "evidence source not configured"),
        _ => input.Signal(criterion.Signal) is { } signal
            ? Measured(criterion, signal, input)
            : Unmeasured(criterion, Verdict.CannotTell, $"no such signal: {criterion.Signal}"),
    };

    private static Criterion Measured(CriterionOptions criterion, SignalOptions signal, CriterionInput input)
    {
        var window = CriterionWindow.Of(criterion, signal, input.Attempt, input.Readings.Timings, input.Now);
        var result = Unmeasured(criterion, Verdict.TooEarly, reason: null) with
        {
            IsMeasured = true,
            WindowStart = window.Start,
            WindowEnd = window.End,
            DecidableAt = window.DecidableAt,
            Comparison = criterion.Objective?.Is ?? Comparison.AtMost,
        };
        if (window.IsTooShort)
        {
            return result.CannotTell($"the window of {Quantity.Text(window.Length)} is shorter than 2 × (sample period {window.Period.TotalSeconds:0} s + ingest delay {window.Delay.TotalSeconds:0} s)");
        }

        if (window.IsEmpty)
        {
            return result with { WindowStart = window.End < window.Start ? window.End : window.Start, Reason = "no data of this attempt yet" };
        }

        return criterion.Kind switch
        {
            CriterionKind.Ratio => RatioCriterion.Evaluate(result, criterion, signal, window, input),
            CriterionKind.Zero => ZeroCriterion.Evaluate(result, signal, window, input),
            _ => GaugeCriterion.Evaluate(result, criterion, signal, window, input),
        };
    }

    private static Criterion Unmeasured(CriterionOptions criterion, Verdict verdict, string? reason) => new()
    {
        Id = criterion.Id,
        Title = criterion.Title,
        Verdict = verdict,
        Reason = reason,
    };

    public static Criterion CannotTell(this Criterion criterion, string reason) => criterion with { Verdict = Verdict.CannotTell, Reason = reason };
}

/// <summary>All that a criterion may be judged from.</summary>
/// <param name="Tiles">The tiles of this very evaluation: a stale signal cannot decide.</param>
sealed record CriterionInput(
    ReadingSet Readings,
    Facts Facts,
    Attempt Attempt,
    DateTimeOffset Now,
    IReadOnlyDictionary<string, SignalOptions> Signals,
    IReadOnlyDictionary<string, Tile> Tiles)
{
    /// <summary>What is recorded of the incident.</summary>
    public IncidentRecord Record { get; init; } = IncidentRecord.Nothing;

    /// <summary>Why it is not known what is recorded; null when it is.</summary>
    public string? Unread { get; init; }

    /// <summary>Whether the incident came back; null when no rule tells.</summary>
    public RecurrenceFinding? Recurred { get; init; }

    public SignalOptions? Signal(string? id) => id is null ? null : Signals.GetValueOrDefault(id);

    public bool IsLate(SignalOptions signal, out string reason)
    {
        var tile = Tiles.GetValueOrDefault(signal.Id);
        reason = tile?.Reason ?? "late";
        // Presence that vanished is stale for one tile window and gone after it; neither decides a longer window. Nor does
        // a signal whose newest data could not be read: nobody knows how late it is.
        return tile?.Status is TileStatus.Stale or TileStatus.NoData or TileStatus.Error;
    }
}
