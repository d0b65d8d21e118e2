namespace OpsDashboard.Configuration.Rules;

/// <summary>What can be referred to from anywhere in the configuration.</summary>
/// <param name="Signals">By id; the first one where an id is used twice.</param>
/// <param name="Facts">Of all incidents.</param>
sealed record ConfigurationNames(IReadOnlyDictionary<string, SignalOptions> Signals, IReadOnlySet<string> Facts)
{
    public static ConfigurationNames Of(DashboardOptions options) => new(
        options.Signals.GroupBy(signal => signal.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal),
        options.Incidents.SelectMany(incident => incident.Facts).Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal))
    {
        LiveFacts = options.Incidents.SelectMany(incident => incident.Facts).Where(fact => fact.Live is not null).Select(fact => fact.Id).ToHashSet(StringComparer.Ordinal),
        LiveNumbers = LiveNames(options, LiveFactNames.Numbers),
        LiveTexts = LiveNames(options, LiveFactNames.Texts),
    };

    /// <summary>Facts that name a live value.</summary>
    public IReadOnlySet<string> LiveFacts { get; private init; } = new HashSet<string>();

    /// <summary>Live values that are numbers, <c>&lt;resource&gt;.&lt;fact&gt;</c>.</summary>
    public IReadOnlySet<string> LiveNumbers { get; private init; } = new HashSet<string>();

    /// <summary>Live values that are words.</summary>
    public IReadOnlySet<string> LiveTexts { get; private init; } = new HashSet<string>();

    /// <summary>A fault unless it names a live value (a number, where one is needed).</summary>
    public void Live(string key, string? id, bool needsNumber, ConfigurationFaults faults)
    {
        if (id is null || !(LiveNumbers.Contains(id) || (!needsNumber && LiveTexts.Contains(id))))
        {
            var resource = id?.Split('.')[0];
            var own = LiveNumbers.Concat(needsNumber ? [] : LiveTexts).Where(name => name.StartsWith($"{resource}.", StringComparison.Ordinal)).ToArray();
            var allowed = own.Length > 0 ? $"must be one of {string.Join(", ", own)}" : "must be <resource>.<fact> of a resource of CloudConfiguration:Resources";
            faults.Add(key, id, needsNumber && id is not null && LiveTexts.Contains(id) ? $"{allowed}: a number is needed" : allowed);
        }
    }

    private static HashSet<string> LiveNames(DashboardOptions options, Func<ResourceOptions, IEnumerable<string>> facts) =>
        options.CloudConfiguration.Resources.SelectMany(resource => facts(resource).Select(fact => $"{resource.Id}.{fact}")).ToHashSet(StringComparer.Ordinal);

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
