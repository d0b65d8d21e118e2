namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about the phases of a start.</summary>
static class PhaseRules
{
    private static readonly TimeSpan LongestHistory = TimeSpan.FromDays(42);
    private static readonly TimeSpan LongestLog = TimeSpan.FromDays(7);

    public static void Check(string key, PhasesOptions phases, ConfigurationNames names, ConfigurationFaults faults)
    {
        CheckSignals($"{key}:Signals", phases.Signals, names, faults);
        if (!phases.Signals.Contains(phases.TimedPhase))
        {
            faults.Add($"{key}:TimedPhase", phases.TimedPhase.Length == 0 ? null : phases.TimedPhase, "must be one of Signals");
        }

        names.FactExists($"{key}:TimeoutFact", phases.TimeoutFact, faults);
        Require.Between($"{key}:History", phases.History, TimeSpan.FromHours(1), LongestHistory, faults);
        if (phases.Starts is { } starts)
        {
            CheckStarts($"{key}:Starts", starts, faults);
        }
    }

    private static void CheckSignals(string key, ValueList<string> signals, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (signals.Count is 0 or > 20)
        {
            faults.Add(key, $"{signals.Count} elements", "must be from 1 to 20");
        }

        for (var i = 0; i < signals.Count; i++)
        {
            if (names.Signal($"{key}:{i}", signals[i], faults) is { Measure: not MeasureKind.Percentile })
            {
                faults.Add($"{key}:{i}", signals[i], "must be a signal of measure percentile");
            }
            else if (signals.Take(i).Contains(signals[i]))
            {
                faults.Add($"{key}:{i}", signals[i], "must be unique among the phases");
            }
        }
    }

    private static void CheckStarts(string key, StartLogOptions starts, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Filter", starts.Filter, faults);
        if (starts.Filter.Contains("timestamp", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"{key}:Filter", starts.Filter, "must not name the timestamp: the bound in time is added by Window");
        }

        Require.Between($"{key}:Window", starts.Window, TimeSpan.FromMinutes(1), LongestLog, faults);
        if (starts.Shown is < 1 or > 50)
        {
            faults.Add($"{key}:Shown", starts.Shown, "must be from 1 to 50");
        }

        foreach (var (name, field) in Fields(starts))
        {
            Require.Text($"{key}:{name}", field, faults);
        }
    }

    private static IEnumerable<(string Name, string Field)> Fields(StartLogOptions starts) =>
    [
        (nameof(starts.StartField), starts.StartField),
        (nameof(starts.PhaseField), starts.PhaseField),
        (nameof(starts.NameField), starts.NameField),
        (nameof(starts.OutcomeField), starts.OutcomeField),
        (nameof(starts.Success), starts.Success),
        (nameof(starts.DurationField), starts.DurationField),
        (nameof(starts.TimeoutField), starts.TimeoutField),
        (nameof(starts.ErrorField), starts.ErrorField),
        (nameof(starts.ExitCodeField), starts.ExitCodeField),
        (nameof(starts.RevisionLabel), starts.RevisionLabel),
    ];
}
