namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about signals.</summary>
static class SignalRules
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(7);

    public static void Check(ValueList<SignalOptions> signals, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.AtMost("Signals", signals, 64, faults);
        Require.Ids(signals.Select((signal, i) => ($"Signals:{i}", signal.Id)), faults);
        for (var i = 0; i < signals.Count; i++)
        {
            CheckSignal($"Signals:{i}", signals[i], names, faults);
        }
    }

    private static void CheckSignal(string key, SignalOptions signal, ConfigurationNames names, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", signal.Title, faults);
        if (signal.Scale <= 0)
        {
            faults.Add($"{key}:Scale", signal.Scale, "must be above 0");
        }

        MeasureRules.Check(key, signal, faults);
        CheckReferences(key, signal, names, faults);
        CheckTimes(key, signal, faults);
        if (signal.Thresholds is { } thresholds)
        {
            CheckThresholds($"{key}:Thresholds", thresholds, faults);
        }
    }

    private static void CheckReferences(string key, SignalOptions signal, ConfigurationNames names, ConfigurationFaults faults)
    {
        names.FactsExist($"{key}:PercentOf", signal.PercentOf, faults);
        if (signal.TimeoutFact is { } fact)
        {
            names.FactExists($"{key}:TimeoutFact", fact, faults);
        }

        if (signal.Follows is { } before && names.Signal($"{key}:Follows", before, faults) is { } followed)
        {
            CheckFollows($"{key}:Follows", signal, followed, names, faults);
        }
    }

    // "Nothing got past it" is read from the followed signal's counted events: they must be the ones that passed.
    private static void CheckFollows(string key, SignalOptions signal, SignalOptions followed, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (FollowsItself(signal, names))
        {
            faults.Add(key, followed.Id, "must not lead back to the signal itself");
        }
        else if (names.Signals.Keys.TakeWhile(id => id != signal.Id).All(id => id != followed.Id))
        {
            faults.Add(key, followed.Id, "must stand before the signal that follows it");
        }
        else if (followed.Measure != MeasureKind.Percentile && (followed.Measure != MeasureKind.Ratio || followed.Thresholds?.Direction != ThresholdDirection.Below))
        {
            faults.Add(key, followed.Id, "must count what passed: a percentile, or a ratio with thresholds below");
        }
    }

    private static bool FollowsItself(SignalOptions signal, ConfigurationNames names)
    {
        var before = signal;
        for (var steps = 0; steps <= names.Signals.Count && before?.Follows is { } id; steps++)
        {
            if (id == signal.Id)
            {
                return true;
            }

            before = names.Signals.GetValueOrDefault(id);
        }

        return false;
    }

    private static void CheckTimes(string key, SignalOptions signal, ConfigurationFaults faults)
    {
        Require.Window($"{key}:Window", signal.Window, signal.IngestDelay, LongestWindow, faults);
        if (signal.IngestDelay is { } delay)
        {
            Require.Between($"{key}:IngestDelay", delay, TimeSpan.Zero, TimeSpan.FromDays(1), faults);
        }

        if (!Require.IsWholeMinutes(signal.Step) || signal.Window.Ticks % signal.Step.Ticks != 0)
        {
            faults.Add($"{key}:Step", signal.Step, $"must be whole minutes that divide Window ({FoundText.Of(signal.Window)})");
        }
        else if (signal.Window / signal.Step > 1500)
        {
            faults.Add($"{key}:Step", signal.Step, "must be long enough that Window has at most 1500 points");
        }
    }

    private static void CheckThresholds(string key, ThresholdOptions thresholds, ConfigurationFaults faults)
    {
        CheckThreshold($"{key}:Warning", thresholds.Warning, faults);
        CheckThreshold($"{key}:Critical", thresholds.Critical, faults);
        if (thresholds.Critical < 0)
        {
            return;
        }

        if (thresholds.Direction == ThresholdDirection.Above && thresholds.Warning > thresholds.Critical)
        {
            faults.Add($"{key}:Warning", thresholds.Warning, $"must be at most Critical ({FoundText.Of(thresholds.Critical)}) for direction above");
        }

        if (thresholds.Direction == ThresholdDirection.Below && thresholds.Warning < thresholds.Critical)
        {
            faults.Add($"{key}:Warning", thresholds.Warning, $"must be at least Critical ({FoundText.Of(thresholds.Critical)}) for direction below");
        }
    }

    private static void CheckThreshold(string key, double? threshold, ConfigurationFaults faults)
    {
        if (threshold < 0)
        {
            faults.Add(key, threshold, "must be at least 0");
        }
    }
}
