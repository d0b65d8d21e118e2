namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about deadlines and the criteria under them.</summary>
static class HorizonRules
{
    private const int MostCriteria = 32;

    public static void Check(string key, ValueList<HorizonOptions> horizons, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Ids(horizons.Select((horizon, i) => ($"{key}:{i}", horizon.Id)), faults);
        Require.Ids(horizons.SelectMany((horizon, i) => WithParts($"{key}:{i}:Criteria", horizon.Criteria)), faults);
        var count = horizons.Sum(horizon => horizon.Criteria.Count);
        if (count > MostCriteria)
        {
            faults.Add(key, $"{count} criteria", $"must be at most {MostCriteria}");
        }

        for (var i = 0; i < horizons.Count; i++)
        {
            Require.Text($"{key}:{i}:Title", horizons[i].Title, faults);
            Require.Positive($"{key}:{i}:Due", horizons[i].Due, faults);
            for (var j = 0; j < horizons[i].Criteria.Count; j++)
            {
                CriterionRules.Check($"{key}:{i}:Criteria:{j}", horizons[i].Criteria[j], names, faults);
                if (horizons[i].Criteria[j].AppliesWhen is not null)
                {
                    faults.Add($"{key}:{i}:Criteria:{j}:AppliesWhen", "a condition", "must be absent: only a part of a criterion can be left out");
                }
            }
        }
    }

    private static IEnumerable<(string Key, string Id)> WithParts(string key, ValueList<CriterionOptions> criteria) =>
        criteria.SelectMany((criterion, i) => criterion.Parts
            .Select((part, j) => ($"{key}:{i}:Parts:{j}", part.Id))
            .Prepend(($"{key}:{i}", criterion.Id)));
}
