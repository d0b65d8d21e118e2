namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about fingerprints and the incidents they are compared with.</summary>
static class RecurrenceRules
{
    // A fingerprint is read in steps, by one query a signal: few steps keep it one page of the source's answer.
    private const int MostSteps = 300;
    private const int MostPast = 20;
    private const int MostSymptoms = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public static void Check(string key, long incident, RecurrenceOptions recurrence, ConfigurationNames names, ConfigurationFaults faults)
    {
        CheckTimes(key, recurrence, faults);
        if (recurrence.MinimumCount < 1)
        {
            faults.Add($"{key}:MinimumCount", recurrence.MinimumCount, "must be at least 1");
        }

        QueryRules.Check($"{key}:Presence", recurrence.Presence, additive: false, faults);
        CheckTally($"{key}:FailingPhase", recurrence.FailingPhase, faults);
        CheckTally($"{key}:ErrorClass", recurrence.ErrorClass, faults);
        CheckTally($"{key}:ExitCode", recurrence.ExitCode, faults);
        Require.AtMost($"{key}:Dependencies", recurrence.Dependencies, MostSymptoms, faults);
        for (var i = 0; i < recurrence.Dependencies.Count; i++)
        {
            CheckDependency($"{key}:Dependencies:{i}", recurrence.Dependencies[i], names, faults);
        }

        Require.AtMost($"{key}:Symptoms", recurrence.Symptoms, MostSymptoms, faults);
        for (var i = 0; i < recurrence.Symptoms.Count; i++)
        {
            CheckSymptom($"{key}:Symptoms:{i}", recurrence.Symptoms[i], recurrence.Symptoms.Take(i), names, faults);
        }

        CheckPast($"{key}:Past", incident, recurrence.Past, names, faults);
    }

    private static void CheckTimes(string key, RecurrenceOptions recurrence, ConfigurationFaults faults)
    {
        Require.Between($"{key}:Step", recurrence.Step, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1), faults);
        Require.Between($"{key}:Length", recurrence.Length, recurrence.Step, Longest, faults);
        Require.Between($"{key}:Lead", recurrence.Lead, TimeSpan.Zero, Longest, faults);
        if (!Require.IsWholeMinutes(recurrence.Step))
        {
            faults.Add($"{key}:Step", recurrence.Step, "must be whole minutes");
        }
        else if (recurrence.Lead.Ticks % recurrence.Step.Ticks != 0)
        {
            faults.Add($"{key}:Lead", recurrence.Lead, $"must be a multiple of Step ({FoundText.Of(recurrence.Step)})");
        }
        else if ((recurrence.Lead + recurrence.Length) / recurrence.Step > MostSteps)
        {
            faults.Add($"{key}:Step", recurrence.Step, $"must be long enough that Lead and Length have at most {MostSteps} steps");
        }
    }

    private static void CheckTally(string key, QueryOptions? query, ConfigurationFaults faults)
    {
        if (query is null)
        {
            faults.Add(key, null, "must be a query that counts failures");
            return;
        }

        QueryRules.Check(key, query, additive: true, faults);
        if (query.GroupBy.Count != 1)
        {
            faults.Add($"{key}:GroupBy", $"{query.GroupBy.Count} labels", "must be the one label whose values are counted");
        }
    }

    private static void CheckDependency(string key, DependencyOptions dependency, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", dependency.Title, faults);
        if (names.Signal($"{key}:Signal", dependency.Signal, faults) is { Measure: not MeasureKind.Value } signal)
        {
            faults.Add($"{key}:Signal", signal.Id, "must be a signal of measure value");
        }

        CheckObjective($"{key}:Saturated", dependency.Saturated, names, faults);
    }

    private static void CheckSymptom(string key, SymptomOptions symptom, IEnumerable<SymptomOptions> before, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", symptom.Title, faults);
        if (before.Any(one => one.Title == symptom.Title))
        {
            faults.Add($"{key}:Title", symptom.Title, "must be unique among the symptoms");
        }

        names.Signal($"{key}:Signal", symptom.Signal, faults);
        CheckObjective($"{key}:When", symptom.When, names, faults);
    }

    private static void CheckObjective(string key, ObjectiveOptions? objective, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (objective is null)
        {
            faults.Add(key, null, "must say what the signal's value must be");
            return;
        }

        names.FactsExist($"{key}:Facts", objective.Facts, faults);
    }

    private static void CheckPast(string key, long incident, ValueList<PastIncidentOptions> past, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.AtMost(key, past, MostPast, faults);
        Require.Ids(past.SelectMany((one, i) => one.Claims.Select((claim, j) => (Key: $"{key}:{i}:Claims:{j}", claim.Id))), faults);
        for (var i = 0; i < past.Count; i++)
        {
            var (at, one) = ($"{key}:{i}", past[i]);
            Require.Text($"{at}:Title", one.Title, faults);
            Require.Time($"{at}:From", one.From, faults);
            Require.Time($"{at}:To", one.To, faults);
            if (!IncidentNumber.IsValid(one.Number) || one.Number == incident || past.Take(i).Any(other => other.Number == one.Number))
            {
                faults.Add($"{at}:Number", one.Number, $"must be {IncidentNumber.Allowed}, unique among the past incidents, and not this incident's own");
            }

            if (one.To <= one.From)
            {
                faults.Add($"{at}:To", one.To, $"must be after From ({FoundText.Of(one.From)})");
            }

            for (var j = 0; j < one.Claims.Count; j++)
            {
                WhyRules.CheckCheck($"{at}:Claims:{j}", one.Claims[j], names, faults);
            }
        }
    }
}
