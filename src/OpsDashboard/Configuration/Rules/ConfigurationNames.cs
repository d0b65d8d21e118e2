namespace OpsDashboard.Configuration.Rules;

/// <summary>What can be referred to from anywhere in the configuration.</summary>
/// <param name="Signals">By id; the first one where an id is used twice.</param>
/// <param name="Facts">Of all incidents.</param>
sealed record ConfigurationNames(IReadOnlyDictionary<string, SignalOptions> Signals, IReadOnlySet<string> Facts)
{
    public static ConfigurationNames Of(DashboardOptions options) => new(
        options.Signals.GroupBy(signal => signal.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal),
        options.Incidents.SelectMany(incident => incident.Facts).Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal));

    /// <summary>The signal of that id; a fault when there is none.</summary>
    public SignalOptions? Signal(string key, string? id, ConfigurationFaults faults)
    {
        if (string.IsNullOrEmpty(id))
        {
            faults.Add(key, null, "must be the id of a signal");
            return null;
        }

        if (Signals.TryGetValue(id, out var signal))
        {
            return signal;
        }

        faults.Add(key, id, "must be the id of a signal");
        return null;
    }

    /// <summary>A fault for each id that no incident has a fact of.</summary>
    public void FactsExist(string key, ValueList<string> ids, ConfigurationFaults faults)
    {
        for (var i = 0; i < ids.Count; i++)
        {
            FactExists($"{key}:{i}", ids[i], faults);
        }
    }

    public void FactExists(string key, string id, ConfigurationFaults faults)
    {
        if (!Facts.Contains(id))
        {
            faults.Add(key, id, "must be the id of a fact of an incident");
        }
    }
}
