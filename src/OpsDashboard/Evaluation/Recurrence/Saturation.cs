using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Gauges over the interval against limits as they were then → what was saturated.</summary>
static class Saturation
{
    public static FingerprintPart Of(FingerprintData data)
    {
        const PartKind kind = PartKind.SaturatedDependency;
        var found = data.Recurrence.Dependencies.Select(one => Of(one, data)).ToArray();
        var saturated = found.Where(one => one.IsSaturated == true).ToArray();
        var titles = saturated.Select(one => one.Title).Distinct(StringComparer.Ordinal).ToArray();
        // What one gauge shows to be full is full, whatever a second one of it would say.
        return found.FirstOrDefault(one => one.IsSaturated is null && !titles.Contains(one.Title)) is { Title: not null } unknown
            ? FingerprintPart.Unknown(kind, $"{unknown.Title}: {unknown.Words}")
            : FingerprintPart.Known(
                kind,
                titles.Order(StringComparer.Ordinal),
                saturated.Length == 0 ? $"none ({string.Join("; ", found.Select(one => one.Words))})" : string.Join("; ", saturated.Select(one => $"{one.Title} ({one.Words})")));
    }

    private static (string Title, bool? IsSaturated, string Words) Of(DependencyOptions dependency, FingerprintData data)
    {
        var at = data.Interval.From;
        if (data.Signal(dependency.Signal) is not { } signal || dependency.Saturated is not { } saturated)
        {
            return (dependency.Title, null, "its signal is not known");
        }

        if (data.Scaling(signal, at) is not { } scaling || data.Product(saturated.Facts, at) is not { } product)
        {
            return (dependency.Title, null, $"a fact of that time is not known: {string.Join(", ", [.. signal.PercentOf, .. saturated.Facts])}");
        }

        var reading = data.Steps(signal);
        double[] values = reading.Series.Count == 1 ? [.. reading.Series[0].Points.Where(point => point.End > at).Select(point => scaling.Apply(point.Number))] : [];
        var steps = (data.Interval.To - at) / data.Interval.Step;
        if ((FingerprintData.Fault(reading) ?? (reading.Series.Count > 1 ? SeriesCount.TooMany(reading.Series.Count, signal.Query) : null)) is { } fault)
        {
            return (dependency.Title, null, fault);
        }

        if (values.Length < steps / 2 || !Array.TrueForAll(values, double.IsFinite))
        {
            return (dependency.Title, null, $"{signal.Title}: data for {values.Length} of {steps:0} steps only");
        }

        var (value, limit) = (Statistics.Of(dependency.Statistic, values), Exact.Product(saturated.Than, product));
        return (dependency.Title, saturated.Is.Holds(value, limit), $"{signal.Title} {Quantity.Text(value, signal.Unit, limit)}, saturated {Quantity.Text(saturated.Is, limit, signal.Unit, value)}");
    }
}
