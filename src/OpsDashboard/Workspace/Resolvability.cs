using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Workspace;

/// <summary>Whether an incident may be called resolved: a tested claim.</summary>
/// <param name="CanResolve">All criteria hold and it is not resolved yet: no reason is needed.</param>
/// <param name="IsResolved">It is resolved.</param>
/// <param name="Held">Ids of the criteria that hold.</param>
/// <param name="Unmet">Ids of those that do not: whoever resolves all the same must say why.</param>
public sealed record Resolvability(bool CanResolve, bool IsResolved, ValueList<string> Held, ValueList<string> Unmet)
{
    /// <summary>Of an incident as judged; without a criterion nothing is claimed.</summary>
    public static Resolvability Of(Incident? judged, IncidentRecord record)
    {
        var criteria = Criteria(judged).ToLookup(one => one.Verdict == Verdict.Met, one => one.Id);
        var (held, unmet) = (criteria[true].ToValueList(), criteria[false].ToValueList());
        var isResolved = record.Resolution is not null;
        return new Resolvability(!isResolved && held.Count > 0 && unmet.Count == 0, isResolved, held, unmet);
    }

    internal static IEnumerable<Criterion> Criteria(Incident? judged) => judged?.Horizons.SelectMany(horizon => horizon.Criteria) ?? [];
}
