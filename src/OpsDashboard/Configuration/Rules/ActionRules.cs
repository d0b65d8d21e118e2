namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about actions.</summary>
static class ActionRules
{
    public static void Check(string key, ValueList<ActionOptions> actions, HashSet<string> criteria, ConfigurationFaults faults)
    {
        Require.Ids(actions.Select((action, i) => ($"{key}:{i}", action.Id)), faults);
        for (var i = 0; i < actions.Count; i++)
        {
            Require.Text($"{key}:{i}:Priority", actions[i].Priority, faults);
            Require.Text($"{key}:{i}:Team", actions[i].Team, faults);
            Require.Text($"{key}:{i}:Title", actions[i].Title, faults);
            Require.Positive($"{key}:{i}:Due", actions[i].Due, faults);
            CriterionExists($"{key}:{i}:Criterion", actions[i].Criterion, criteria, faults);
        }
    }

    public static void CriterionExists(string key, string? id, HashSet<string> criteria, ConfigurationFaults faults)
    {
        if (id is not null && !criteria.Contains(id))
        {
            faults.Add(key, id, "must be the id of a criterion of this incident");
        }
    }
}
