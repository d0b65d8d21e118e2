using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The checklist: what blocks, expanded; what is met, counted.</summary>
public sealed record CriteriaView(long Number, int Met, int Total, ValueList<CriterionView> Blocking, ValueList<CriterionView> MetOnes)
{
    /// <summary>From an incident. What fails stands before what cannot be told and what is too early; then by due time.</summary>
    public static CriteriaView Of(Incident incident)
    {
        var all = incident.Horizons
            .SelectMany(horizon => horizon.Criteria.Select(criterion => (criterion, horizon)))
            .ToList();
        return new CriteriaView(
            incident.Number,
            incident.CriteriaMet,
            incident.CriteriaTotal,
            all.Where(pair => pair.criterion.Verdict is not Verdict.Met)
                .OrderBy(pair => pair.criterion.Verdict)
                .ThenBy(pair => pair.horizon.Due)
                // A number says more at a glance than a missing signature.
                .ThenByDescending(pair => pair.criterion.IsMeasured && pair.criterion.Measured is not null)
                .Select(pair => CriterionView.Of(pair.criterion, pair.horizon))
                .ToValueList(),
            all.Where(pair => pair.criterion.Verdict is Verdict.Met)
                .Select(pair => CriterionView.Of(pair.criterion, pair.horizon))
                .ToValueList());
    }
}
