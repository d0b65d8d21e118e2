namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about conditions on live configuration.</summary>
static class ConditionRules
{
    public static void Check(string key, ConditionOptions condition, ConfigurationNames names, ConfigurationFaults faults)
    {
        var forms = new[] { condition.EqualTo.Count > 0, condition.Expected is not null, condition.Present is not null, condition.AsRecorded is not null }.Count(used => used);
        if (forms != 1)
        {
            faults.Add(key, $"{forms} of EqualTo, Expected, Present, AsRecorded", "must have exactly one of them");
            return;
        }

        if (condition.AsRecorded is { } recorded)
        {
            CheckRecorded(key, condition, recorded, names, faults);
        }
        else
        {
            names.Live($"{key}:Live", condition.Live, needsNumber: condition.Expected is not null, faults);
            names.FactsExist($"{key}:Expected:Facts", condition.Expected?.Facts ?? [], faults);
        }
    }

    private static void CheckRecorded(string key, ConditionOptions condition, string recorded, ConfigurationNames names, ConfigurationFaults faults)
    {
        names.FactExists($"{key}:AsRecorded", recorded, faults);
        if (condition.Live is not null)
        {
            faults.Add($"{key}:Live", condition.Live, "must be absent with AsRecorded: the fact itself says which live value it is");
        }

        if (names.Facts.Contains(recorded) && !names.LiveFacts.Contains(recorded))
        {
            faults.Add($"{key}:AsRecorded", recorded, "must be a fact with a Live value");
        }
    }
}
