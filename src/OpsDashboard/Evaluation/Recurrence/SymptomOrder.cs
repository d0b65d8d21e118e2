using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Signals step by step → which symptom showed first.</summary>
static class SymptomOrder
{
    public static FingerprintPart Of(FingerprintData data)
    {
        const PartKind kind = PartKind.SymptomOrder;
        var seen = new List<(string Title, int Step)>();
        foreach (var symptom in data.Recurrence.Symptoms)
        {
            var (step, fault) = First(symptom, data);
            if (fault is not null)
            {
                return FingerprintPart.Unknown(kind, $"{symptom.Title}: {fault}");
            }

            if (step is { } first)
            {
                seen.Add((symptom.Title, first));
            }
        }

        var ordered = seen.OrderBy(one => one.Step).ToArray();
        return ordered.Length == 0
            ? FingerprintPart.Absent(kind, "no symptom showed")
            : FingerprintPart.Known(kind, ordered.Select(one => one.Title), Words(ordered, data.Interval)) with { Steps = ordered.Select(one => one.Step).ToValueList() };
    }

    /// <summary>"Throughput high 11:50, CPU high = connections slow 12:40".</summary>
    private static string Words((string Title, int Step)[] ordered, FingerprintInterval interval) =>
        string.Join(" → ", ordered.GroupBy(one => one.Step).Select(group =>
            $"{string.Join(" = ", group.Select(one => one.Title))} {(interval.Start + (interval.Step * group.Key)).UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)}"));

    private static (int? Step, string? Fault) First(SymptomOptions symptom, FingerprintData data)
    {
        if (data.Signal(symptom.Signal) is not { } signal || symptom.When is not { } when)
        {
            return (null, "its signal is not known");
        }

        var reading = data.Steps(signal);
        var isGauge = signal.Measure == MeasureKind.Value;
        var silence = isGauge
            ? reading.Series.Count > 1 ? SeriesCount.TooMany(reading.Series.Count, signal.Query)
                : reading.Series.Sum(series => series.Points.Count) == 0 ? "no data" : null
            : data.Silence;
        if ((FingerprintData.Fault(reading) ?? silence) is { } fault)
        {
            return (null, fault);
        }

        var (step, unknown) = (0, 0);
        foreach (var end in data.Interval.Ends())
        {
            var shows = Shows(signal, when, reading.Series, end, data);
            if (shows == true)
            {
                return (step, Gaps(unknown, step));
            }

            unknown += shows is null ? 1 : 0;
            step++;
        }

        return (null, Gaps(unknown, step));
    }

    /// <summary>Steps of which nothing is known may be the ones in which it showed first; null while they are too few to matter.</summary>
    private static string? Gaps(int unknown, int steps) =>
        steps - unknown >= FingerprintData.LeastCoverage * steps ? null : $"data and facts for {steps - unknown} of {steps} steps only";

    /// <summary>Null when it is not known: no data, or a fact is not known.</summary>
    private static bool? Shows(SignalOptions signal, ObjectiveOptions when, ValueList<Series> series, DateTimeOffset end, FingerprintData data)
    {
        var isGauge = signal.Measure == MeasureKind.Value;
        if (data.Product(when.Facts, end) is not { } product || (signal.TimeoutFact is { } fact && data.Then(fact, end) is null) || (!isGauge && !data.Reported(end)))
        {
            return null;
        }

        var value = isGauge ? Gauge(signal, series[0], end, data) : Events(signal, series, end, data);
        return value is { } range ? range.Holds(when.Is, Exact.Product(when.Than, product)) == true : isGauge ? null : false;
    }

    private static ValueRange? Gauge(SignalOptions signal, Series series, DateTimeOffset end, FingerprintData data)
    {
        foreach (var point in series.Points)
        {
            if (point.End == end && data.Scaling(signal, end)?.Apply(point.Number) is { } value && double.IsFinite(value))
            {
                return new ValueRange(value, value);
            }
        }

        return null;
    }

    /// <summary>Null when nothing happened to tell it from.</summary>
    private static ValueRange? Events(SignalOptions signal, ValueList<Series> series, DateTimeOffset end, FingerprintData data)
    {
        var measured = Measurement.Of(signal, series, end - data.Interval.Step, end, data.Then(signal.TimeoutFact, end));
        return measured.Fault is null ? ValueRange.Of(measured.Quantile) : null;
    }
}
