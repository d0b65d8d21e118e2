using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>All criteria by horizon, each with what it rests on.</summary>
public sealed record ChecklistView(int Number, int Met, int Total, ValueList<ChecklistHorizon> Horizons)
{
    /// <summary>From an incident.</summary>
    public static ChecklistView Of(Incident incident, IncidentOptions options, IncidentRecord record)
    {
        var configured = options.Horizons.SelectMany(horizon => horizon.Criteria).ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);
        return new ChecklistView(
            incident.Number,
            incident.CriteriaMet,
            incident.CriteriaTotal,
            incident.Horizons.Select(horizon => new ChecklistHorizon(
                horizon.Id,
                horizon.Title,
                horizon.Due,
                horizon.Criteria.Any(criterion => criterion.Overdue),
                horizon.Criteria.Count(criterion => criterion.Verdict is Verdict.Met),
                horizon.Criteria
                    .Select(criterion => ChecklistItem.Of(criterion, horizon, configured.GetValueOrDefault(criterion.Id), record, incident.Attempt))
                    .ToValueList())).ToValueList());
    }
}

/// <summary>A deadline with its criteria.</summary>
/// <param name="Overdue">Whether a criterion of it is.</param>
public sealed record ChecklistHorizon(string Id, string Title, DateTimeOffset Due, bool Overdue, int Met, ValueList<ChecklistItem> Items);

/// <summary>A criterion, or a part of one, with its evidence.</summary>
/// <param name="Open">Shown unfolded when the page comes: it is not met.</param>
/// <param name="Queries">What the source was asked.</param>
/// <param name="SignOff">Null unless an operator decides it.</param>
/// <param name="Evidence">Null unless posted evidence decides it, and some was.</param>
public sealed record ChecklistItem(
    CriterionView Criterion, bool Open, ValueList<string> Queries, SignOffView? SignOff, EvidenceView? Evidence, ValueList<ChecklistItem> Parts)
{
    /// <summary>From a criterion and how it is configured.</summary>
    public static ChecklistItem Of(Criterion criterion, Horizon? horizon, CriterionOptions? options, IncidentRecord record, int attempt) => new(
        CriterionView.Of(criterion, horizon),
        criterion.Verdict is not Verdict.Met,
        [],
        options?.Kind is CriterionKind.SignOff ? SignOffView.Of(criterion.Id, record, attempt) : null,
        options?.Kind is CriterionKind.Evidence ? EvidenceView.Of(criterion.Id, record) : null,
        criterion.Parts.Select(part => Of(part, null, options?.Parts.FirstOrDefault(one => one.Id == part.Id), record, attempt)).ToValueList());
}

/// <summary>An operator's word on a criterion.</summary>
/// <param name="Given">Null when there is none.</param>
/// <param name="Counts">Whether it was given, not taken back, and in this attempt.</param>
public sealed record SignOffView(string Id, SignOff? Given, bool Counts)
{
    public static SignOffView Of(string id, IncidentRecord record, int attempt)
    {
        var given = record.SignOffs.FirstOrDefault(one => one.Criterion == id);
        return new SignOffView(id, given, given is { IsSigned: true } && given.Attempt == attempt);
    }
}

/// <summary>The newest result of a check that runs elsewhere.</summary>
public sealed record EvidenceView(Evidence Posted)
{
    public static EvidenceView? Of(string id, IncidentRecord record) =>
        record.Evidence.FirstOrDefault(one => one.Id == id) is { } posted ? new EvidenceView(posted) : null;
}
