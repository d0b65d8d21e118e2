using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Components.Views;

/// <summary>All criteria by horizon, each with what it rests on.</summary>
public sealed record ChecklistView(long Number, int Met, int Total, ValueList<ChecklistHorizon> Horizons)
{
    /// <summary>From an incident, and how it is configured.</summary>
    /// <param name="at">Incident time.</param>
    public static ChecklistView Of(Incident incident, IncidentOptions options, DateTimeOffset at)
    {
        var explanations = Explanations(options);
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
                horizon.Criteria.Select(criterion => ChecklistItem.Of(criterion, horizon, incident.Attempt, at, explanations)).ToValueList())).ToValueList());
    }

    private static Dictionary<string, string> Explanations(IncidentOptions options) => options.CriteriaAndParts()
        .Where(criterion => criterion.Note is { Length: > 0 })
        .ToDictionary(criterion => criterion.Id, criterion => criterion.Note!, StringComparer.Ordinal);
}

/// <summary>A deadline with its criteria.</summary>
/// <param name="Overdue">Whether a criterion of it is.</param>
public sealed record ChecklistHorizon(string Id, string Title, DateTimeOffset Due, bool Overdue, int Met, ValueList<ChecklistItem> Items);

/// <summary>A criterion, or a part of one, with its evidence.</summary>
/// <param name="Open">Shown unfolded when the page comes: a criterion that is not met. Parts are told in its reason already.</param>
/// <param name="Explanation">What it says and what it does not, from the configuration; null when that is not explained.</param>
/// <param name="DecidableAt">Before this it cannot be met, whatever the data; null once it can, and when it is met.</param>
/// <param name="Queries">What the source was asked.</param>
/// <param name="DataTime">End of the newest data in the window.</param>
/// <param name="SignOff">Null unless an operator decides it.</param>
/// <param name="Evidence">Null unless posted evidence decides it, and some was.</param>
public sealed record ChecklistItem(
    CriterionView Criterion, bool Open, string? Explanation, DateTimeOffset? DecidableAt, ValueList<string> Queries, DateTimeOffset? DataTime, SignOffView? SignOff, Evidence? Evidence, ValueList<ChecklistItem> Parts)
{
    /// <summary>From a criterion.</summary>
    /// <param name="horizon">Null of a part.</param>
    /// <param name="attempt">The current one: a sign-off holds only for its own.</param>
    /// <param name="at">Incident time.</param>
    /// <param name="explanations">By id.</param>
    public static ChecklistItem Of(Criterion criterion, Horizon? horizon, int attempt, DateTimeOffset at, IReadOnlyDictionary<string, string> explanations) => new(
        CriterionView.Of(criterion, horizon),
        horizon is not null && criterion.Verdict is not Verdict.Met,
        explanations.GetValueOrDefault(criterion.Id),
        criterion.Verdict is not Verdict.Met && criterion.DecidableAt > at ? criterion.DecidableAt : null,
        criterion.Queries,
        criterion.DataTime,
        criterion.Kind is CriterionKind.SignOff ? SignOffView.Of(criterion, attempt) : null,
        criterion.Evidence,
        criterion.Parts.Select(part => Of(part, null, attempt, at, explanations)).ToValueList());
}

/// <summary>An operator's word on a criterion.</summary>
/// <param name="Given">The last one; null when there is none.</param>
/// <param name="Counts">Whether it was not taken back, and given in this attempt.</param>
public sealed record SignOffView(string Id, SignOff? Given, bool Counts)
{
    public static SignOffView Of(Criterion criterion, int attempt) =>
        new(criterion.Id, criterion.SignOff, criterion.SignOff is { IsSigned: true } given && given.Attempt == attempt);
}
