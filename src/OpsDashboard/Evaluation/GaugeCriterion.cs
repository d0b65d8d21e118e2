using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>A statistic of a gauge's values over the window against an objective, or provided capacity against demand.</summary>
static class GaugeCriterion
{
    public static Criterion Evaluate(
        Criterion result, CriterionOptions criterion, SignalOptions signal, CriterionWindow window, CriterionInput input)
    {
        result = result with { Unit = signal.Unit };
        var reading = input.Readings[window.Values(signal)];
        if ((reading.Failure?.Reason ?? reading.Partial) is { } fault)
        {
            return result.CannotTell(fault);
        }

        if (reading.Series.Count > 1)
        {
            return result.CannotTell(SeriesCount.TooMany(reading.Series.Count, signal.Query));
        }

        if (Scaling.Of(signal, input.Facts.Product) is not { } scaling)
        {
            return result.CannotTell(input.Facts.Unknown(signal.PercentOf));
        }

        var values = Values(reading.Series, scaling);
        // The sum is checked too: a mean of finite values can still overflow.
        if (!Array.TrueForAll(values, double.IsFinite) || !double.IsFinite(values.Sum() / criterion.Headroom))
        {
            return result.CannotTell("the query returned no number");
        }

        if (values.Length == 0)
        {
            return result.CannotTell("no data in the window");
        }

        var coverage = Coverage.Of(window, reading.Series, SignalQueries.Period(signal.Query, input.Readings.Timings));
        if (input.Late(window, signal, coverage.Newest) is { } late)
        {
            return result.CannotTell(late);
        }

        var demand = Statistics.Of(criterion.Statistic, values);
        if (Compared(criterion, demand, input.Facts) is not var (measured, comparison, objective))
        {
            return result.CannotTell(input.Facts.Unknown([.. criterion.Provided, .. criterion.Objective?.Facts ?? []]));
        }

        result = result with { Measured = measured, Objective = objective, Comparison = comparison };
        if (values.Length < criterion.MinimumTotal)
        {
            return result with { Reason = $"{values.Length} of at least {criterion.MinimumTotal} values in the window" };
        }

        if (!comparison.Holds(measured, objective))
        {
            return result with { Verdict = Verdict.NotMet, Reason = Quantity.Miss(measured, comparison, objective, signal.Unit) };
        }

        return coverage.IsWhole(window)
            ? result with { Verdict = Verdict.Met }
            : result with { Reason = coverage.Lacks(window) };
    }

    private static (double Measured, Comparison Comparison, double Objective)? Compared(CriterionOptions criterion, double demand, Facts facts)
    {
        if (criterion.Kind == CriterionKind.Capacity)
        {
            return facts.Product(criterion.Provided) is { } provided ? (provided, Comparison.AtLeast, Exact.Quotient(demand, criterion.Headroom)) : null;
        }

        var objective = criterion.Objective ?? new ObjectiveOptions();
        return facts.Product(objective.Facts) is { } product ? (demand, objective.Is, Exact.Product(objective.Than, product)) : null;
    }

    private static double[] Values(ValueList<Readings.Series> series, Scaling scaling) =>
        series.Count == 1 ? [.. series[0].Points.Select(point => scaling.Apply(point.Number))] : [];
}
