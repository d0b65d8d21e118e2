namespace OpsDashboard.Configuration.Rules;

/// <summary>What each kind of criterion needs.</summary>
static class CriterionRules
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(14);

    /// <summary>Characters of a note: it stands beside every criterion.</summary>
    private const int LongestNote = 300;

    public static void Check(string key, CriterionOptions criterion, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", criterion.Title, faults);
        if (criterion.MinimumTotal < 0)
        {
            faults.Add($"{key}:MinimumTotal", criterion.MinimumTotal, "must be at least 0");
        }

        if (criterion is { LinkRequired: true, Kind: not CriterionKind.SignOff })
        {
            faults.Add($"{key}:LinkRequired", "true", "must be absent unless kind is sign-off");
        }

        if (criterion.Note is { Length: > LongestNote } note)
        {
            faults.Add($"{key}:Note", $"{note.Length} characters", $"must be at most {LongestNote}");
        }

        CheckParts($"{key}:Parts", criterion, names, faults);
        if (criterion.Objective is { } objective)
        {
            names.FactsExist($"{key}:Objective:Facts", objective.Facts, faults);
        }

        if (criterion.AppliesWhen is { } condition)
        {
            ConditionRules.Check($"{key}:AppliesWhen", condition, names, faults);
        }

        switch (criterion.Kind)
        {
            case CriterionKind.Ratio:
                CheckRatio(key, criterion, names, faults);
                break;
            case CriterionKind.Zero:
                CheckMeasured(key, criterion, names, faults, MeasureKind.Count, MeasureKind.Ratio);
                break;
            case CriterionKind.Gauge:
                CheckMeasured(key, criterion, names, faults, MeasureKind.Value);
                CheckObjective(key, criterion, faults);
                break;
            case CriterionKind.Capacity:
                CheckMeasured(key, criterion, names, faults, MeasureKind.Value);
                CheckCapacity(key, criterion, names, faults);
                break;
            case CriterionKind.Evidence:
                Require.Positive($"{key}:MaximumAge", criterion.MaximumAge, faults);
                break;
            case CriterionKind.Monitoring:
                Require.Window($"{key}:Window", criterion.Window, ingestDelay: null, LongestWindow, faults);
                break;
        }
    }

    private static void CheckRatio(string key, CriterionOptions criterion, ConfigurationNames names, ConfigurationFaults faults)
    {
        var signal = CheckMeasured(key, criterion, names, faults, MeasureKind.Ratio, MeasureKind.Percentile);
        CheckObjective(key, criterion, faults);
        if (criterion.MinimumTotal == 0)
        {
            faults.Add($"{key}:MinimumTotal", 0, "must be at least 1 for kind ratio");
        }

        if (criterion.Objective is { Facts.Count: > 0 })
        {
            faults.Add($"{key}:Objective:Facts", "a list", "must be absent for kind ratio: its objective is a share in percent");
        }

        if (criterion.Objective is { Than: < 0 or > 100 } objective)
        {
            faults.Add($"{key}:Objective:Than", objective.Than, "must be from 0 to 100: a ratio is in percent");
        }

        if (criterion.Within is <= 0)
        {
            faults.Add($"{key}:Within", criterion.Within, "must be above 0");
        }

        if (criterion.Within is not null && signal is { Measure: not MeasureKind.Percentile })
        {
            faults.Add($"{key}:Within", criterion.Within, "must be absent unless the signal's measure is percentile");
        }
    }

    private static void CheckCapacity(string key, CriterionOptions criterion, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (criterion.Provided.Count == 0)
        {
            faults.Add($"{key}:Provided", "an empty list", "must have the facts whose product is provided");
        }

        names.FactsExist($"{key}:Provided", criterion.Provided, faults);
        if (criterion.Headroom is not (> 0 and <= 1))
        {
            faults.Add($"{key}:Headroom", criterion.Headroom, "must be above 0 and at most 1");
        }
    }

    private static SignalOptions? CheckMeasured(
        string key, CriterionOptions criterion, ConfigurationNames names, ConfigurationFaults faults, params ReadOnlySpan<MeasureKind> measures)
    {
        var signal = names.Signal($"{key}:Signal", criterion.Signal, faults);
        if (signal is not null && !measures.Contains(signal.Measure))
        {
            var words = string.Join(" or ", measures.ToArray().Select(measure => FoundText.Of(measure)));
            faults.Add($"{key}:Signal", $"{signal.Id} (measure {FoundText.Of(signal.Measure)})", $"must be a signal of measure {words} for kind {FoundText.Of(criterion.Kind)}");
        }

        Require.Window($"{key}:Window", criterion.Window, signal?.IngestDelay, LongestWindow, faults);
        return signal;
    }

    private static void CheckObjective(string key, CriterionOptions criterion, ConfigurationFaults faults)
    {
        if (criterion.Objective is null)
        {
            faults.Add($"{key}:Objective", null, $"must say what is required for kind {FoundText.Of(criterion.Kind)}");
        }
    }

    private static void CheckParts(string key, CriterionOptions criterion, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (criterion.Kind == CriterionKind.All == (criterion.Parts.Count == 0))
        {
            faults.Add(key, criterion.Parts.Count == 0 ? "an empty list" : "a list", criterion.Parts.Count == 0 ? "must have parts for kind all" : "must be empty unless kind is all");
        }

        for (var i = 0; i < criterion.Parts.Count; i++)
        {
            if (criterion.Parts[i].Kind == CriterionKind.All)
            {
                faults.Add($"{key}:{i}:Kind", CriterionKind.All, "must be another kind: parts have no parts");
            }
            else
            {
                Check($"{key}:{i}", criterion.Parts[i], names, faults);
            }
        }
    }
}
