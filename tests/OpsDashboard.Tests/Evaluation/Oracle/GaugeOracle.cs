using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Gauge and capacity criteria: "read by the minute over the whole window, whatever its length; coverage counts minutes".</summary>
sealed class GaugeOracle(SignalData data, IncidentOptions incident)
{
    public ExpectedCriterion Judge(CriterionOptions criterion, SignalOptions signal, OracleWindow window, ExpectedCriterion verdict)
    {
        if (data.Fails(signal.Query) || data.IsPartial(signal.Query))
        {
            return verdict with { Verdict = Verdict.CannotTell };
        }

        var minutes = window.Each().ToDictionary(minute => minute, minute => data.Minute(signal.Query, minute));
        var series = minutes.Values.SelectMany(one => one).Select(one => string.Join(',', one.Labels.OrderBy(label => label.Key))).Distinct().Count();
        var values = minutes.Where(one => one.Value.Count > 0).Select(one => Exactly.InUnit(signal, incident, Exactly.Of(one.Value[0].Points[0].Number))).ToArray();
        var seen = minutes.Where(one => one.Value.Count > 0).Select(one => one.Key).ToHashSet();
        var period = data.World.Period(signal.Query);
        if (series > 1 || minutes.Values.Any(one => one.Count > 1) || seen.Count == 0 || window.IsLate(seen.Max(), period))
        {
            // No data, late, or not one number: "cannot-tell".
            return verdict with { Verdict = Verdict.CannotTell };
        }

        var (measured, objective, holds) = Compare(criterion, values);
        var isWhole = window.IsNominal && window.IsCovered(seen, period);
        return verdict with
        {
            Verdict = !holds ? Verdict.NotMet : isWhole ? Verdict.Met : Verdict.TooEarly,
            Measured = measured,
            Objective = objective,
        };
    }

    private (decimal Measured, decimal Objective, bool Holds) Compare(CriterionOptions criterion, decimal[] values)
    {
        // A mean is compared as a sum, so that nothing is divided before the comparison.
        var (sum, count) = criterion.Statistic == Statistic.Mean ? (values.Sum(), values.Length) : (OneOf(values, criterion.Statistic), 1);
        if (criterion.Kind == CriterionKind.Capacity)
        {
            // "Provided ≥ p99 demand ÷ 0.8."
            var provided = Exactly.Product(incident, criterion.Provided);
            var headroom = Exactly.Of(criterion.Headroom);
            return (provided, sum / count / headroom, provided * headroom * count >= sum);
        }

        var objective = Exactly.Of(criterion.Objective!.Than) * Exactly.Product(incident, criterion.Objective.Facts);
        return (sum / count, objective, Exactly.Holds(criterion.Objective.Is, sum, objective * count));
    }

    /// <summary>"Percentiles are nearest-rank": the smallest value that at least so many percent do not exceed.</summary>
    private static decimal OneOf(decimal[] values, Statistic statistic)
    {
        var percent = statistic switch { Statistic.P95 => 95, Statistic.P99 => 99, _ => 100 };
        return values.Order().First(value => values.Count(other => other <= value) * 100 >= percent * values.Length);
    }
}
