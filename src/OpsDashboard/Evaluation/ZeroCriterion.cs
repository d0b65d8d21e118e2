using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>No event over the whole window, with a sign of life for every minute: silence alone proves nothing.</summary>
static class ZeroCriterion
{
    public static Criterion Evaluate(Criterion result, SignalOptions signal, CriterionWindow window, CriterionInput input)
    {
        result = result with { Unit = signal.Unit, Objective = 0 };
        var reading = input.Readings[window.Events(signal)];
        var coverage = Coverage.Of(window, signal.Presence ?? new(), input.Readings);
        if ((reading.Failure?.Reason ?? coverage.Failure) is { } failure)
        {
            return result.CannotTell(failure);
        }

        var measured = Measurement.Of(signal, reading.Series, window.Start, window.End, timeout: null);
        if (measured.Fault is not null)
        {
            return result.CannotTell(measured.Fault);
        }

        // An event that was seen happened, whatever else is missing or late.
        if (measured.Counted > 0)
        {
            return result with { Measured = measured.Counted, Verdict = Verdict.NotMet, Reason = $"{Quantity.Text(measured.Counted, signal.Unit)} in the window, must be none" };
        }

        if ((reading.Partial ?? coverage.Fault) is { } fault)
        {
            return result.CannotTell(fault);
        }

        if (!reading.HasData && coverage.Alive == 0)
        {
            return result.CannotTell(coverage.Silence);
        }

        result = result with { Measured = 0 };
        return input.Late(window, signal, coverage.Newest) is { } late ? result.CannotTell(late)
            : coverage.IsWhole(window) ? result with { Verdict = Verdict.Met }
            : result with { Reason = coverage.Lacks(window) };
    }
}
