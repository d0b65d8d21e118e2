namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about evidence: what is posted under an id must be for one thing.</summary>
static class EvidenceRules
{
    private const int MostSources = 32;

    /// <param name="key">Of the incident.</param>
    public static void Check(string key, IncidentOptions incident, HashSet<string> criteria, ConfigurationFaults faults)
    {
        Require.AtMost($"{key}:Evidence", incident.Evidence, MostSources, faults);
        Require.Ids(incident.Evidence.Select((source, i) => ($"{key}:Evidence:{i}", source.Id)), faults);
        for (var i = 0; i < incident.Evidence.Count; i++)
        {
            Require.Text($"{key}:Evidence:{i}:Title", incident.Evidence[i].Title, faults);
            if (criteria.Contains(incident.Evidence[i].Id))
            {
                faults.Add($"{key}:Evidence:{i}:Id", incident.Evidence[i].Id, "must not be the id of a criterion: evidence of a criterion need not be declared");
            }
        }

        var declared = incident.Evidence.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < incident.Horizons.Count; i++)
        {
            for (var j = 0; j < incident.Horizons[i].Criteria.Count; j++)
            {
                CheckCriterion($"{key}:Horizons:{i}:Criteria:{j}", incident.Horizons[i].Criteria[j], declared, faults);
            }
        }
    }

    private static void CheckCriterion(string key, CriterionOptions criterion, HashSet<string> declared, ConfigurationFaults faults)
    {
        if (criterion.Evidence is { } id)
        {
            if (criterion.Kind != CriterionKind.Evidence)
            {
                faults.Add($"{key}:Evidence", id, "must be absent unless kind is evidence");
            }
            else if (id != criterion.Id && !declared.Contains(id))
            {
                faults.Add($"{key}:Evidence", id, "must be the id of declared evidence of this incident");
            }
        }

        for (var i = 0; i < criterion.Parts.Count; i++)
        {
            CheckCriterion($"{key}:Parts:{i}", criterion.Parts[i], declared, faults);
        }
    }
}
