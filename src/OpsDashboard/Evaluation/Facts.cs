using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>The configured facts of all incidents as they stand at one time.</summary>
sealed class Facts(DashboardOptions options, DateTimeOffset at)
{
    private readonly Dictionary<string, double?> _values = options.Incidents
        .SelectMany(incident => incident.Facts)
        .DistinctBy(fact => fact.Id, StringComparer.Ordinal)
        .ToDictionary(fact => fact.Id, fact => fact.At(at), StringComparer.Ordinal);

    /// <summary>Null when there is no such fact, or none in force yet.</summary>
    public double? Value(string? id) => id is not null && _values.TryGetValue(id, out var value) ? value : null;

    /// <summary>The product of facts; 1 of none; null when one is not known.</summary>
    public double? Product(ValueList<string> ids)
    {
        double? product = 1;
        foreach (var id in ids)
        {
            product *= Value(id);
        }

        return product;
    }
}
