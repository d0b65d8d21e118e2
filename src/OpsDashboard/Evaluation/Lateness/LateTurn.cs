using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Lateness;

/// <summary>Whether late points can have turned a verdict. Asking costs money, so what is certain already is not asked: the
/// readings by the minute tell what each late point changed.</summary>
static class LateTurn
{
    /// <param name="criterion">Composites and criteria whose sums do not decide are always asked about.</param>
    /// <param name="window">With what late points changed in it.</param>
    /// <param name="result">Of now, and the readings it is from.</param>
    /// <param name="readings">Of now.</param>
    public static bool IsPossible(WatchedCriterion criterion, JudgedWindow window, EvaluationResult result, ReadingSet readings) =>
        criterion.Options.Parts.Count > 0 || criterion.Signals is not [var signal] || window.Verdict switch
        {
            // An event decides a zero criterion however late it and all else is.
            Verdict.CannotTell => criterion.Options.Kind == CriterionKind.Zero || !IsLateStill(signal, window, result, readings),
            Verdict.TooEarly => true,
            // It was not late then, and data that appeared make it neither later nor less covered.
            _ => !IsSettled(criterion.Options, signal, window),
        };

    /// <summary>"Late" then, and even now nothing is there that would not have been late.</summary>
    private static bool IsLateStill(SignalOptions signal, JudgedWindow window, EvaluationResult result, ReadingSet readings) =>
        result.Tiles.FirstOrDefault(tile => tile.Id == signal.Id)?.DataTime is { } newest
        && TileWindow.Of(signal, readings.Timings, window.Now) is var then && Freshness.IsLate(newest, then.End, then.Period);

    /// <summary>The sums with the late events say the same.</summary>
    private static bool IsSettled(CriterionOptions criterion, SignalOptions signal, JudgedWindow window) => criterion switch
    {
        { Kind: CriterionKind.Ratio, Within: null, Objective: { } objective } =>
            window is { Counted: { } counted, Total: { } total } && total >= Math.Max(1, criterion.MinimumTotal)
            && objective.Is.Holds(counted, total, objective.Than) == (window.Verdict == Verdict.Met),
        { Kind: CriterionKind.Zero } =>
            (signal.Measure == MeasureKind.Ratio ? window.Counted : window.Total) is { } events && events > 0 == (window.Verdict == Verdict.NotMet),
        _ => false,
    };
}
