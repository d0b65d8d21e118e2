using OpsDashboard.Configuration;

namespace OpsDashboard.Components.Views;

/// <summary>A place where an operator's word is wanted: a criterion, or a part of one.</summary>
/// <param name="Criterion">Id of the criterion it is a part of; its own when it is one itself.</param>
/// <param name="Of">Title of the criterion it is a part of; null when it is one itself.</param>
/// <param name="Note">What the criterion says and what it does not; null when that is not explained.</param>
public sealed record SignOffPlace(string Id, string Title, string Criterion, string? Of, bool LinkRequired, string? Note)
{
    /// <summary>Both titles where there are two.</summary>
    public string Name => Of is null ? Title : $"{Of}: {Title}";

    /// <summary>All of an incident, in the order of its criteria.</summary>
    public static ValueList<SignOffPlace> All(IncidentOptions incident) => incident.Horizons
        .SelectMany(horizon => horizon.Criteria)
        .SelectMany(criterion => criterion.Parts.Where(IsSignOff)
            .Select(part => new SignOffPlace(part.Id, part.Title, criterion.Id, criterion.Title, part.LinkRequired, part.Note))
            .Concat(IsSignOff(criterion) ? [new SignOffPlace(criterion.Id, criterion.Title, criterion.Id, Of: null, criterion.LinkRequired, criterion.Note)] : []))
        .ToValueList();

    private static bool IsSignOff(CriterionOptions criterion) => criterion.Kind is CriterionKind.SignOff;
}
