using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>No event over the whole window, with a sign of life for every minute: silence alone proves nothing.</summary>
static class ZeroCriterion
{
    public static Criterion Evaluate(Criterion result, SignalOptions signal, CriterionWindow window, CriterionInput input)
    {
        result = result with { Unit = signal.Unit, Objective = 0 };
        var reading = input.Readings[window.Events(signal)];
        var coverage = Coverage.Of(window, signal, input.Readings);
        if ((reading.Failure?.Reason ?? reading.Partial ?? coverage.Fault) is { } fault)
        {
            return result.CannotTell(fault);
        }

        var measured = Measurement.Of(signal, reading.Series, window.Start, window.End, timeout: null);
        if (measured.Fault is not null)
        {
            return result.CannotTell(measured.Fault);
        }

        var counted = measured.Counted;
        if (counted == 0 && coverage.Minutes == 0)
        {
            return result.CannotTell("no data: neither events nor signs of life in the window");
        }

        result = result with { Measured = counted };
        if (input.IsLate(signal, out var late))
        {
            return result.CannotTell(late);
        }

        return counted > 0 ? result with { Verdict = Verdict.NotMet, Reason = $"{Quantity.Text(counted, signal.Unit)} in the window, must be none" }
            : coverage.IsWhole(window) ? result with { Verdict = Verdict.Met }
            : result with { Reason = coverage.Lacks(window) };
    }
}
