using OpsDashboard.Configuration;

namespace OpsDashboard.Components.Views;

/// <summary>A place where an operator's word is wanted: a criterion, or a part of one.</summary>
/// <param name="Of">Title of the criterion it is a part of; null when it is one itself.</param>
public sealed record SignOffPlace(string Id, string Title, string? Of)
{
    /// <summary>Both titles where there are two.</summary>
    public string Name => Of is null ? Title : $"{Of}: {Title}";

    /// <summary>All of an incident, in the order of its criteria.</summary>
    public static ValueList<SignOffPlace> All(IncidentOptions incident) => incident.Horizons
        .SelectMany(horizon => horizon.Criteria)
        .SelectMany(criterion => Below(criterion, of: null))
        .ToValueList();

    private static IEnumerable<SignOffPlace> Below(CriterionOptions criterion, string? of) => criterion.Kind switch
    {
        CriterionKind.SignOff => [new SignOffPlace(criterion.Id, criterion.Title, of)],
        CriterionKind.All => criterion.Parts.SelectMany(part => Below(part, of ?? criterion.Title)),
        _ => [],
    };
}
