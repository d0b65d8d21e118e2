using System.Text.RegularExpressions;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>What was written down of an incident when it was described, and the checks that post their results to it.</summary>
/// <param name="Unread">Why it is not known what was posted; null when it is.</param>
public sealed record AboutView(
    long Number,
    string? Summary,
    string? Scope,
    DateTimeOffset OpenedAt,
    DateTimeOffset? OnsetAt,
    ValueList<AboutLink> Links,
    ValueList<string> Tags,
    ValueList<EvidenceView> Evidence,
    string? Unread)
{
    /// <summary>From an incident and how it is configured.</summary>
    public static AboutView Of(Incident incident, IncidentOptions options)
    {
        var past = incident.Recurrence?.Past.Select(one => one.Number).ToArray() ?? [];
        return new AboutView(
            incident.Number,
            options.Summary,
            options.Scope,
            options.OpenedAt,
            options.OnsetAt,
            options.Links.Select(link => AboutLink.Of(link, past)).ToValueList(),
            options.Tags,
            options.EvidenceSources().Select(source => EvidenceView.Of(source, incident)).ToValueList(),
            incident.Unread);
    }
}

/// <summary>A link of the incident.</summary>
/// <param name="Past">Number of the past incident that a reference without a URL names, if this page compares with it.</param>
public sealed partial record AboutLink(string Title, string? Url, long? Past)
{
    /// <summary>From the configuration and the past incidents that stand on the page.</summary>
    public static AboutLink Of(Configuration.LinkOptions link, long[] past)
    {
        var named = link.Url is null ? Digits().Matches(link.Title).Select(match => long.TryParse(match.Value, out var number) ? number : 0) : [];
        return new AboutLink(link.Title, link.Url, named.Where(past.Contains).Select(number => (long?)number).FirstOrDefault());
    }

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

/// <summary>A check that runs elsewhere, and what it posted.</summary>
/// <param name="Path">Where its results are posted to.</param>
/// <param name="Last">Null while nothing was posted.</param>
public sealed record EvidenceView(string Id, string Title, string Path, Evaluation.Recorded.Evidence? Last)
{
    /// <summary>From the configuration and the incident's record.</summary>
    public static EvidenceView Of(EvidenceSourceOptions source, Incident incident) => new(
        source.Id,
        source.Title,
        $"/api/v1/incidents/{incident.Number}/evidence/{source.Id}",
        incident.Record.Evidence.FirstOrDefault(one => one.Id == source.Id));
}
