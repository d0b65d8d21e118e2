using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Frozen;

/// <summary>What a criterion demands, in words that need no configuration beside them.</summary>
static class RuleText
{
    /// <summary>All criteria of an incident, each followed by its parts.</summary>
    public static ValueList<FrozenRule> All(Incident incident, IncidentOptions options, ValueList<SignalOptions> signals)
    {
        var configured = options.CriteriaAndParts().DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var titles = signals.DistinctBy(one => one.Id).ToDictionary(one => one.Id, StringComparer.Ordinal);
        FrozenRule Of(Criterion criterion, string? partOf) => new(
            criterion.Id,
            partOf,
            criterion.Title,
            configured.GetValueOrDefault(criterion.Id) is { } rule ? RuleText.Of(rule, titles, incident.Number) : "",
            criterion is { Objective: { } objective, Parts.Count: 0 } ? Quantity.Text(criterion.Comparison, objective, criterion.Unit, criterion.Measured) : null,
            criterion.Queries,
            criterion.Verdict,
            criterion.Applies,
            criterion.Reason,
            criterion.Measured,
            criterion.Unit)
        {
            Objective = criterion.Parts.Count == 0 ? criterion.Objective : null,
        };
        return incident.Criteria.SelectMany(criterion => criterion.Parts.Select(part => Of(part, criterion.Id)).Prepend(Of(criterion, partOf: null))).ToValueList();
    }

    private static string Of(CriterionOptions rule, Dictionary<string, SignalOptions> signals, long incident)
    {
        var signal = rule.Signal is { } id ? signals.GetValueOrDefault(id) : null;
        var name = signal?.Title ?? rule.Signal ?? rule.Title;
        var window = rule.Window > TimeSpan.Zero ? $", over {Quantity.Text(rule.Window)}" : "";
        var least = rule.MinimumTotal > 0 ? $", judged from {Quantity.Limit(rule.MinimumTotal)} events on" : "";
        var unit = signal?.Unit ?? "";
        return rule.Kind switch
        {
            CriterionKind.Ratio when rule.Within is { } within => $"the share of \"{name}\" within {Quantity.Limit(within, unit)} must be {Objective(rule, "%")}{window}{least}",
            CriterionKind.Ratio => $"\"{name}\" as a share must be {Objective(rule, "%")}{window}{least}",
            CriterionKind.Zero => $"no event of \"{name}\"{window}",
            CriterionKind.Gauge => $"the {Word(rule.Statistic)} of \"{name}\" must be {Objective(rule, unit)}{window}",
            CriterionKind.Capacity => $"{string.Join(" × ", rule.Provided)} must be at least the demand \"{name}\" ÷ {Quantity.Limit(rule.Headroom)}{window}",
            CriterionKind.All => $"all parts must hold: {string.Join("; ", rule.Parts.Select(part => part.Title))}",
            CriterionKind.SignOff => $"an operator signs it off in the current attempt{(rule.LinkRequired ? ", with a link" : "")}",
            CriterionKind.Evidence => $"the check {rule.Evidence ?? rule.Id} passed, at most {Quantity.Text(rule.MaximumAge)} ago",
            CriterionKind.Monitoring => $"the monitoring itself would have shown incident {incident}",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Kind, "A kind without words."),
        };
    }

    private static string Objective(CriterionOptions rule, string unit) => rule.Objective switch
    {
        null => "as expected",
        { Facts.Count: > 0 } objective => $"{Quantity.Text(objective.Is, objective.Than, "")} × {string.Join(" × ", objective.Facts)}",
        var objective => Quantity.Text(objective.Is, objective.Than, unit),
    };

    private static string Word(Statistic statistic) => statistic switch
    {
        Statistic.Max => "highest value",
        Statistic.Mean => "mean",
        Statistic.P95 => "95th percentile",
        _ => "99th percentile",
    };
}
