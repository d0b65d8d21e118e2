using OpsDashboard.Configuration;

namespace OpsDashboard.Components.Views;

/// <summary>What was written down of an incident when it was described.</summary>
public sealed record AboutView(string? Summary, string? Scope, DateTimeOffset OpenedAt, DateTimeOffset? OnsetAt, ValueList<Configuration.LinkOptions> Links, ValueList<string> Tags)
{
    /// <summary>From the configuration.</summary>
    public static AboutView Of(IncidentOptions incident) => new(incident.Summary, incident.Scope, incident.OpenedAt, incident.OnsetAt, incident.Links, incident.Tags);
}
