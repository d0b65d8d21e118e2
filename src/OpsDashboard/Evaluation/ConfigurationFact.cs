using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>A live value beside what was recorded of it.</summary>
/// <param name="Resource">What it belongs to, in words.</param>
/// <param name="Value">Null when it cannot be told; the source says why.</param>
/// <param name="Recorded">Null when nothing is recorded.</param>
/// <param name="Drifted">Whether both are known and differ.</param>
/// <param name="Source">Where it is from and how far it can be trusted.</param>
/// <param name="Failure">Why it could not be read again: the value is that of <paramref name="ReadAt"/>.</param>
public sealed record ConfigurationFact(
    string Resource, string Title, string? Value, string? Recorded, bool Drifted, DateTimeOffset? ReadAt, string Source, string? Failure);

/// <summary>Live configuration and recorded facts → the table of both.</summary>
static class ConfigurationEvaluation
{
    public static ValueList<ConfigurationFact> Evaluate(DashboardOptions options, LiveConfiguration live, DateTimeOffset now)
    {
        var recorded = options.Incidents.SelectMany(incident => incident.Facts).Where(fact => fact.Live is not null).ToLookup(fact => fact.Live, StringComparer.Ordinal);
        return live.Resources.SelectMany(resource => resource.Facts.Count == 0
            ? [new ConfigurationFact(resource.Title, "", null, null, Drifted: false, null, "", resource.Failure?.Reason)]
            : resource.Facts.Select(fact => Of(resource, fact, recorded[fact.Id].FirstOrDefault(), now))).ToValueList();
    }

    private static ConfigurationFact Of(ResourceReading resource, LiveFact fact, FactOptions? recorded, DateTimeOffset now)
    {
        var then = recorded?.At(now);
        return new ConfigurationFact(
            resource.Title,
            fact.Title,
            fact.Number is { } number ? Quantity.Limit(number, fact.Unit) : fact.Text,
            then is { } value ? Quantity.Limit(value, recorded?.Unit ?? fact.Unit) : null,
            then is not null && fact.Number is not null && then != fact.Number,
            fact.ReadAt,
            fact.Source,
            resource.Failure?.Reason);
    }
}
