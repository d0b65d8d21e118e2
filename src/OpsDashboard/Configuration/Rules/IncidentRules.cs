namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about incidents and what they tell.</summary>
static class IncidentRules
{
    public static void Check(ValueList<IncidentOptions> incidents, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.AtMost("Incidents", incidents, 16, faults);
        var first = new Dictionary<long, string>();
        for (var i = 0; i < incidents.Count; i++)
        {
            var key = $"Incidents:{i}";
            if (!IncidentNumber.IsValid(incidents[i].Number))
            {
                faults.Add($"{key}:Number", incidents[i].Number, $"must be {IncidentNumber.Allowed}");
            }
            else if (!first.TryAdd(incidents[i].Number, key))
            {
                faults.Add($"{key}:Number", incidents[i].Number, $"must be unique; {first[incidents[i].Number]} has it too");
            }

            CheckIncident(key, incidents[i], names, faults);
        }

        FactRules.CheckUniqueAcross(incidents, faults);
    }

    private static void CheckIncident(string key, IncidentOptions incident, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", incident.Title, faults);
        Require.Text($"{key}:Severity", incident.Severity, faults);
        CheckTimes(key, incident, faults);
        CheckLinks($"{key}:Links", incident.Links, faults);
        FactRules.Check($"{key}:Facts", incident.Facts, names, faults);
        HorizonRules.Check($"{key}:Horizons", incident.Horizons, names, faults);
        WhyRules.Check(key, incident, names, faults);

        var criteria = incident.CriteriaAndParts().Select(criterion => criterion.Id).ToHashSet(StringComparer.Ordinal);
        EvidenceRules.Check(key, incident, criteria, faults);
        ActionRules.Check($"{key}:Actions", incident.Actions, criteria, faults);
        PictureRules.Check(key, incident, names, criteria, faults);
        if (incident.Phases is { } phases)
        {
            PhaseRules.Check($"{key}:Phases", phases, names, faults);
        }

        if (incident.Recurrence is { } recurrence)
        {
            RecurrenceRules.Check($"{key}:Recurrence", incident.Number, recurrence, names, faults);
        }

        if (incident.Impact is { } impact)
        {
            ImpactRules.Check($"{key}:Impact", impact, names, faults);
        }
    }

    private static void CheckTimes(string key, IncidentOptions incident, ConfigurationFaults faults)
    {
        Require.Time($"{key}:OpenedAt", incident.OpenedAt, faults);
        if (incident.OnsetAt is { } onset)
        {
            Require.Time($"{key}:OnsetAt", onset, faults);
            if (incident.OpenedAt != default && onset > incident.OpenedAt)
            {
                faults.Add($"{key}:OnsetAt", onset, $"must not be after OpenedAt ({FoundText.Of(incident.OpenedAt)})");
            }
        }

        for (var i = 0; i < incident.Events.Count; i++)
        {
            Require.Time($"{key}:Events:{i}:At", incident.Events[i].At, faults);
            Require.Text($"{key}:Events:{i}:Title", incident.Events[i].Title, faults);
        }
    }

    // A link of another scheme could run a script in the browser of who follows it.
    private static void CheckLinks(string key, ValueList<LinkOptions> links, ConfigurationFaults faults)
    {
        for (var i = 0; i < links.Count; i++)
        {
            Require.Text($"{key}:{i}:Title", links[i].Title, faults);
            if (links[i].Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"))
            {
                faults.Add($"{key}:{i}:Url", url, "must be absent or an absolute http, https or mailto address");
            }
        }
    }
}
