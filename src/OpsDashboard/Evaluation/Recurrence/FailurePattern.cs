using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Failures counted by a label → the value that most of them have.</summary>
static class FailurePattern
{
    public static FingerprintPart Of(PartKind kind, QueryOptions query, FingerprintData data)
    {
        var reading = data.Tally(query);
        if (FingerprintData.Fault(reading) is { } fault)
        {
            return FingerprintPart.Unknown(kind, fault);
        }

        var counts = Counts(query, reading.Series);
        var total = counts.Values.Sum();
        if (!double.IsFinite(total))
        {
            return FingerprintPart.Unknown(kind, "the query returned no number");
        }

        if (total < data.Recurrence.MinimumCount)
        {
            return data.Silence is { } silence ? FingerprintPart.Unknown(kind, silence)
                : total > 0 ? FingerprintPart.Unknown(kind, $"{Quantity.Number(total, data.Recurrence.MinimumCount)} of at least {data.Recurrence.MinimumCount} failures")
                : FingerprintPart.Absent(kind, "nothing failed");
        }

        // More than half: where two patterns mix, neither of them is the incident's.
        var (value, count) = counts.MaxBy(one => one.Value);
        var words = $"{Word(value)} ({Quantity.Share(count, total)})";
        return 2 * count > total ? FingerprintPart.Known(kind, [value], words) : FingerprintPart.Unknown(kind, $"mixed: at most {words}");
    }

    /// <summary>Events by the value of the query's one label.</summary>
    public static Dictionary<string, double> Counts(QueryOptions query, ValueList<Series> series) =>
        series
            .GroupBy(one => Value(query, one), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(one => one.Points.Sum(point => point.Number)), StringComparer.Ordinal);

    /// <summary>What a series has of the query's one label; empty when it lacks it.</summary>
    public static string Value(QueryOptions query, Series series) =>
        query.GroupBy.Count == 0 ? "" : series.Labels.GetValueOrDefault(query.GroupBy[0][(query.GroupBy[0].LastIndexOf('.') + 1)..]) ?? "";

    public static string Word(string value) => value.Length == 0 ? "not named" : value;
}
