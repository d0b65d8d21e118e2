using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Good ÷ total over the window against an objective in percent.</summary>
static class RatioCriterion
{
    public static Criterion Evaluate(
        Criterion result, CriterionOptions criterion, SignalOptions signal, CriterionWindow window, CriterionInput input)
    {
        var objective = criterion.Objective ?? new ObjectiveOptions();
        result = result with { Unit = "%", Objective = objective.Than };
        var reading = input.Readings[window.Events(signal)];
        var coverage = Coverage.Of(window, signal.Presence ?? new(), input.Readings);
        if ((reading.Failure?.Reason ?? reading.Partial ?? coverage.Fault) is { } fault)
        {
            return result.CannotTell(fault);
        }

        var share = Share.Of(criterion, signal, reading.Series, window);
        if (share.Fault is not null)
        {
            return result.CannotTell(share.Fault);
        }

        if (!reading.HasData && coverage.Alive == 0)
        {
            return result.CannotTell(coverage.Silence);
        }

        // An objective on the bad share ("below 5 % fail") counts the bad ones; "good" is told as good all the same.
        var countsBad = objective.Is is Comparison.Below or Comparison.AtMost;
        result = result with
        {
            Total = share.Total,
            Good = countsBad ? share.Total - share.AtLeast : share.AtLeast,
            Measured = share.Total > 0 ? Exact.Percent(share.AtLeast, share.Total) : null,
        };
        if (input.Late(window, signal, coverage.Newest) is { } late)
        {
            return result.CannotTell(late);
        }

        if (share.Total < Math.Max(1, criterion.MinimumTotal))
        {
            return result with { Reason = $"{Quantity.Number(share.Total)} of at least {criterion.MinimumTotal} in the window" };
        }

        var within = criterion.Within is { } limit
            ? $" within {Quantity.Text(limit, signal.Unit)}{(input.Facts.Value(signal.TimeoutFact) is { } timeout ? $", timeout in force {Quantity.Text(timeout, signal.Unit)}" : "")}"
            : "";
        return Judge(result, objective, share, coverage, window, within);
    }

    private static Criterion Judge(Criterion result, ObjectiveOptions objective, Share share, Coverage coverage, CriterionWindow window, string within)
    {
        var holds = objective.Is.Holds(share.AtLeast, share.Total, objective.Than);
        if (holds != objective.Is.Holds(share.AtMost, share.Total, objective.Than))
        {
            return result.CannotTell($"a bucket straddles the objective: {Quantity.Number(share.AtLeast)} to {Quantity.Number(share.AtMost)} of {Quantity.Number(share.Total)}{within}");
        }

        if (!holds)
        {
            return result with { Verdict = Verdict.NotMet, Reason = Quantity.Miss(result.Measured ?? 0, objective.Is, objective.Than, "%") + within };
        }

        return coverage.IsWhole(window)
            ? result with { Verdict = Verdict.Met }
            : result with { Reason = coverage.Lacks(window) };
    }

    /// <summary>The counted events; of durations a range, when a bucket straddles what they are counted by.</summary>
    private readonly record struct Share(double AtLeast, double AtMost, double Total, string? Fault)
    {
        public static Share Of(CriterionOptions criterion, SignalOptions signal, ValueList<Readings.Series> series, CriterionWindow window)
        {
            if (criterion.Within is not { } within)
            {
                var measured = Measurement.Of(signal with { Measure = MeasureKind.Ratio }, series, window.Start, window.End, timeout: null);
                return new Share(measured.Counted, measured.Counted, measured.Total, measured.Fault);
            }

            var attempts = AttemptDistribution.Of(series, signal.Outcome ?? new(), window.Start, window.End);
            var (atLeast, atMost) = attempts.Within(Exact.Quotient(within, signal.Scale));
            return new Share(atLeast, atMost, attempts.Total, attempts.Fault);
        }
    }
}
