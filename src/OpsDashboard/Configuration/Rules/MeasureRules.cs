namespace OpsDashboard.Configuration.Rules;

/// <summary>Which measures go with which kind of signal, and what each of them needs.</summary>
static class MeasureRules
{
    public static void Check(string key, SignalOptions signal, ConfigurationFaults faults)
    {
        CheckKind(key, signal, faults);
        CheckPresence($"{key}:Presence", signal, faults);

        var additive = signal.Measure != MeasureKind.Value;
        QueryRules.Check($"{key}:Query", signal.Query, additive, faults);
        if (signal.Measure is MeasureKind.Ratio or MeasureKind.Percentile)
        {
            CheckOutcome(key, signal, faults);
        }

        if (signal.Measure == MeasureKind.Percentile && signal.Percentile is not (> 0 and < 100))
        {
            faults.Add($"{key}:Percentile", signal.Percentile, "must be above 0 and below 100");
        }
    }

    private static void CheckKind(string key, SignalOptions signal, ConfigurationFaults faults)
    {
        if (signal.Kind == SignalKind.Gauge && signal.Measure != MeasureKind.Value)
        {
            faults.Add($"{key}:Measure", signal.Measure, "must be value for kind gauge");
        }

        if (signal.Kind == SignalKind.Event && signal.Measure == MeasureKind.Value)
        {
            faults.Add($"{key}:Measure", signal.Measure, "must be one of count, rate, ratio, percentile for kind event");
        }
    }

    private static void CheckPresence(string key, SignalOptions signal, ConfigurationFaults faults)
    {
        if (signal is { Kind: SignalKind.Event, Presence: null })
        {
            faults.Add(key, null, "must be a query that has data even when no event happens");
        }

        if (signal is { Kind: SignalKind.Gauge, Presence: not null })
        {
            faults.Add(key, "a query", "must be absent for kind gauge, which always has a value");
        }

        if (signal is { Kind: SignalKind.Event, Presence: { } presence })
        {
            QueryRules.Check(key, presence, additive: false, faults);
        }
    }

    private static void CheckOutcome(string key, SignalOptions signal, ConfigurationFaults faults)
    {
        if (signal.Outcome is not { } outcome)
        {
            faults.Add($"{key}:Outcome", null, "must name the label and the values that count");
            return;
        }

        Require.Text($"{key}:Outcome:Label", outcome.Label, faults);
        if (outcome.Values.Count == 0)
        {
            faults.Add($"{key}:Outcome:Values", "an empty list", "must have the label values that count");
        }

        var label = $"metric.labels.{outcome.Label}";
        if (!signal.Query.GroupBy.Contains(label))
        {
            var groupBy = signal.Query.GroupBy;
            faults.Add($"{key}:Query:GroupBy", groupBy.Count == 0 ? "an empty list" : string.Join(", ", groupBy), $"must contain {label}");
        }
    }
}
