using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>Where an incident stands in its life: what was declared, tested against what the criteria say now.</summary>
/// <param name="Resolution">Of the current attempt; one of an earlier attempt ended with it.</param>
/// <param name="Regressed">Criteria that held when it was resolved and are not met now. They reopen it at once, before the journal says so.</param>
readonly record struct Standing(IncidentState State, Resolution? Resolution, ValueList<Criterion> Regressed)
{
    public static Standing Of(ValueList<Horizon> horizons, CriterionInput input)
    {
        var criteria = horizons.SelectMany(horizon => horizon.Criteria).ToArray();
        var resolution = input.Record.Resolution is { } one && one.Attempt == input.Attempt.Number ? one : null;
        var regressed = criteria.Where(criterion => criterion.Verdict == Verdict.NotMet && resolution?.Held.Contains(criterion.Id) == true).ToValueList();
        var state = regressed.Count > 0 ? IncidentState.Open
            : resolution is not null ? IncidentState.Resolved
            : horizons.Where(horizon => horizon.Criteria.Count > 0).MinBy(horizon => horizon.Due) is { } first && AllMet(first.Criteria) ? IncidentState.Mitigated
            : IncidentState.Open;
        return new Standing(state, resolution, regressed);
    }

    private static bool AllMet(ValueList<Criterion> criteria) => criteria.All(criterion => criterion.Verdict == Verdict.Met);
}
