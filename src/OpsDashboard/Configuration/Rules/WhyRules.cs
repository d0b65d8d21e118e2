namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about whys, their checks, and the determination made from them.</summary>
static class WhyRules
{
    public static void Check(string key, IncidentOptions incident, ConfigurationNames names, ConfigurationFaults faults)
    {
        var checks = incident.Whys.SelectMany((why, i) => why.Checks.Select((check, j) => (Key: $"{key}:Whys:{i}:Checks:{j}", Check: check))).ToArray();
        Require.Ids(checks.Select(entry => (entry.Key, entry.Check.Id)), faults);
        foreach (var (checkKey, check) in checks)
        {
            CheckCheck(checkKey, check, names, faults);
        }

        for (var i = 0; i < incident.Whys.Count; i++)
        {
            CheckWhy($"{key}:Whys:{i}", incident.Whys[i], i + 1, faults);
        }

        var ids = checks.Select(entry => entry.Check.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < incident.Determination.Count; i++)
        {
            CheckDetermination($"{key}:Determination:{i}", incident.Determination[i], ids, faults);
        }
    }

    private static void CheckWhy(string key, WhyOptions why, int number, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Question", why.Question, faults);
        if (why.Number != number)
        {
            faults.Add($"{key}:Number", why.Number, $"must be {number}: whys are numbered 1, 2, 3 …");
        }

        // A why without checks would hold whatever the data say.
        if (why.Checks.Count == 0)
        {
            faults.Add($"{key}:Checks", "an empty list", "must have at least one check");
        }
    }

    /// <summary>One expectation, of a why or of a past incident's claim.</summary>
    public static void CheckCheck(string key, CheckOptions check, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", check.Title, faults);
        if (check.Kind == CheckKind.Configuration)
        {
            CheckConfiguration(key, check, names, faults);
            return;
        }

        names.Signal($"{key}:Signal", check.Signal, faults);
        if (check.Expected is { } expected)
        {
            names.FactsExist($"{key}:Expected:Facts", expected.Facts, faults);
        }
        else
        {
            faults.Add($"{key}:Expected", null, "must say what the signal's value must be");
        }
    }

    // Without conditions it is a question that nobody looks at: allowed, and never told.
    private static void CheckConfiguration(string key, CheckOptions check, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Expectation", check.Expectation, faults);
        for (var i = 0; i < check.Conditions.Count; i++)
        {
            ConditionRules.Check($"{key}:Conditions:{i}", check.Conditions[i], names, faults);
        }
    }

    private static void CheckDetermination(string key, DeterminationOptions determination, HashSet<string> checks, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Kind", determination.Kind, faults);
        Require.Text($"{key}:Rule", determination.Rule, faults);
        if (determination.When.Count == 0)
        {
            faults.Add($"{key}:When", "an empty list", "must have at least one check");
        }

        for (var i = 0; i < determination.When.Count; i++)
        {
            if (!checks.Contains(determination.When[i]))
            {
                faults.Add($"{key}:When:{i}", determination.When[i], "must be the id of a check of this incident");
            }
        }
    }
}
