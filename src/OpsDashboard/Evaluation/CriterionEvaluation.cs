using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Readings, configuration, attempt and time → the verdict of a criterion. No earlier verdict enters.</summary>
static class CriterionEvaluation
{
    public static Criterion Evaluate(CriterionOptions criterion, CriterionInput input)
    {
        if (input.Unread is { } unread)
        {
            return Unknown(criterion, unread);
        }

        // Only what is known to be otherwise lets a part out; what cannot be read does not.
        return criterion.AppliesWhen is { } condition && ConditionEvaluation.Evaluate(condition, input.Facts) is { State: CheckState.Fails } otherwise
            ? Open(criterion) with { Verdict = Verdict.Met, Reason = $"does not apply: {otherwise.Seen}", Applies = false }
            : Applying(criterion, input);
    }

    private static Criterion Applying(CriterionOptions criterion, CriterionInput input) => criterion.Kind switch
    {
        CriterionKind.All => Composite.Evaluate(criterion, input),
        CriterionKind.SignOff => SignOffCriterion.Evaluate(Open(criterion), input),
        CriterionKind.Evidence => EvidenceCriterion.Evaluate(Open(criterion), criterion, input),
        CriterionKind.Monitoring => MonitoringCriterion.Evaluate(criterion, input),
        _ => input.Signal(criterion.Signal) is { } signal
            ? Measured(criterion, signal, input)
            : Open(criterion).CannotTell($"no such signal: {criterion.Signal}"),
    };

    private static Criterion Measured(CriterionOptions criterion, SignalOptions signal, CriterionInput input)
    {
        var window = CriterionWindow.Of(criterion, signal, input.Attempt, input.Readings.Timings, input.Now);
        var result = Open(criterion).Over(window) with { Comparison = criterion.Objective?.Is ?? Comparison.AtMost };
        if (window.Unusable(result) is { } unusable)
        {
            return unusable;
        }

        var newest = input.Tiles.GetValueOrDefault(signal.Id)?.DataTime;
        result = result with
        {
            Queries = window.Requests(criterion, signal).Select(QueryText.Of).ToValueList(),
            DataTime = newest > window.End ? window.End : newest,
        };
        return criterion.Kind switch
        {
            CriterionKind.Ratio => RatioCriterion.Evaluate(result, criterion, signal, window, input),
            CriterionKind.Zero => ZeroCriterion.Evaluate(result, signal, window, input),
            _ => GaugeCriterion.Evaluate(result, criterion, signal, window, input),
        };
    }

    /// <summary>Without attempt and sign-offs nothing can be judged, not even what data decide: nobody knows since when they count.</summary>
    private static Criterion Unknown(CriterionOptions criterion, string reason)
    {
        var parts = criterion.Parts.Select(part => Unknown(part, reason)).ToValueList();
        var isMeasured = criterion.Kind is not (CriterionKind.SignOff or CriterionKind.Evidence or CriterionKind.All);
        return Open(criterion).CannotTell(reason) with { IsMeasured = isMeasured || parts.Any(part => part.IsMeasured), Parts = parts };
    }

    private static Criterion Open(CriterionOptions criterion) => new()
    {
        Id = criterion.Id,
        Title = criterion.Title,
        Kind = criterion.Kind,
        Verdict = Verdict.TooEarly,
    };

    /// <summary>Of one that data decide: over which window.</summary>
    public static Criterion Over(this Criterion criterion, CriterionWindow window) => criterion with
    {
        IsMeasured = true,
        WindowStart = window.Start,
        WindowEnd = window.End,
        DecidableAt = window.DecidableAt,
    };

    public static Criterion CannotTell(this Criterion criterion, string reason) => criterion with { Verdict = Verdict.CannotTell, Reason = reason };
}

/// <summary>All that a criterion may be judged from.</summary>
/// <param name="Tiles">The tiles of this very evaluation.</param>
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

    /// <summary>Why a criterion's own window is too late to decide; null when it is not.</summary>
    /// <param name="newest">End of the newest data that were read for it: of a gauge its values, of events their presence.</param>
    public string? Late(CriterionWindow window, SignalOptions signal, DateTimeOffset? newest) =>
        Freshness.Late(window, signal, newest, signal.Kind == SignalKind.Event ? Tiles.GetValueOrDefault(signal.Id) : null, Readings.Timings);
}
