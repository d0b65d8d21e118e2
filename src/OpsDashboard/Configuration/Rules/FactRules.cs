namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about facts: each has one value, or steps.</summary>
static class FactRules
{
    public static void Check(string key, ValueList<FactOptions> facts, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Ids(facts.Select((fact, i) => ($"{key}:{i}", fact.Id)), faults);
        for (var i = 0; i < facts.Count; i++)
        {
            CheckFact($"{key}:{i}", facts[i], names, faults);
        }
    }

    /// <summary>Signals name facts without their incident, so an id can stand for one value only.</summary>
    public static void CheckUniqueAcross(ValueList<IncidentOptions> incidents, ConfigurationFaults faults)
    {
        var owners = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < incidents.Count; i++)
        {
            for (var j = 0; j < incidents[i].Facts.Count; j++)
            {
                var id = incidents[i].Facts[j].Id;
                if (!owners.TryAdd(id, i) && owners[id] != i)
                {
                    faults.Add($"Incidents:{i}:Facts:{j}:Id", id, "must be unique among the facts of all incidents");
                }
            }
        }
    }

    private static void CheckFact(string key, FactOptions fact, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", fact.Title, faults);
        if (fact.Value is null == (fact.Steps.Count == 0))
        {
            faults.Add(key, fact.Value is null ? "neither Value nor Steps" : "both Value and Steps", "must have one of the two");
        }

        if (fact.Live is { } live)
        {
            names.Live($"{key}:Live", live, needsNumber: true, faults);
        }

        var times = new HashSet<DateTimeOffset>();
        for (var i = 0; i < fact.Steps.Count; i++)
        {
            Require.Time($"{key}:Steps:{i}:From", fact.Steps[i].From, faults);
            if (!times.Add(fact.Steps[i].From))
            {
                faults.Add($"{key}:Steps:{i}:From", fact.Steps[i].From, "must be unique among the steps");
            }
        }
    }
}
