using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;

namespace OpsDashboard.Components.Links;

/// <summary>A badge with what is pasted to show it elsewhere. Ids alone stand in it, which need no escaping in Markdown or HTML.</summary>
/// <param name="Name">For people.</param>
/// <param name="Path">The picture, here.</param>
public sealed record BadgeSnippet(string Name, string Path, string Markdown, string Html)
{
    /// <summary>Of an incident and each of its criteria, parts included.</summary>
    public static IEnumerable<BadgeSnippet> Of(IncidentOptions incident, HttpRequest request)
    {
        var number = FormattableString.Invariant($"{incident.Number}");
        yield return Of("The incident as a whole", $"/badges/{number}.svg", $"incident {number}");
        foreach (var criterion in incident.Horizons.SelectMany(horizon => horizon.Criteria).SelectMany(one => one.Parts.Prepend(one)))
        {
            yield return Of(criterion.Title, $"/badges/{number}/{criterion.Id}.svg", $"incident {number}: {criterion.Id}");
        }

        BadgeSnippet Of(string name, string path, string alt)
        {
            var (picture, page) = (AbsoluteUrl.Of(request, path), AbsoluteUrl.Of(request, IncidentRegions.Path(incident.Number)));
            return new BadgeSnippet(name, path, $"[![{alt}]({picture})]({page})", $"<a href=\"{page}\"><img src=\"{picture}\" alt=\"{alt}\"></a>");
        }
    }
}
