namespace OpsDashboard.Readings;

/// <summary>One series of an answer: its labels (of metric and resource alike) and its points, oldest first, one an end time.</summary>
public sealed record Series(IReadOnlyDictionary<string, string> Labels, ValueList<Point> Points)
{
    /// <summary>The type of the monitored resource: series of two types stay apart even where no label does.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Whether it is the same series in another answer.</summary>
    public bool IsSameAs(Series other) =>
        Resource == other.Resource
        && (ReferenceEquals(Labels, other.Labels)
            || (Labels.Count == other.Labels.Count && Labels.All(label => other.Labels.TryGetValue(label.Key, out var value) && value == label.Value)));
}

/// <summary>One aligned point, stamped at its end. Bool values are 0 or 1; a string value is in <see cref="Text"/>.</summary>
/// <param name="End">End of the point's interval.</param>
/// <param name="Number">The value; of a distribution its count.</param>
/// <param name="Histogram">The value, if it is a distribution.</param>
/// <param name="Text">The value, if it is a string.</param>
public readonly record struct Point(DateTimeOffset End, double Number, Histogram? Histogram = null, string? Text = null);

/// <summary>Counts by bucket. Bucket i holds values in [Bounds[i-1], Bounds[i]); the first from −∞, the last to +∞.</summary>
/// <param name="Bounds">Ascending bounds between buckets; empty when the source sent no buckets.</param>
/// <param name="Counts">One more than <paramref name="Bounds"/>; empty when the source sent no buckets.</param>
/// <param name="Count">All values, also when there are no buckets.</param>
public sealed record Histogram(ValueList<double> Bounds, ValueList<long> Counts, long Count)
{
    /// <summary>Whether the source sent buckets; without them only the count is known.</summary>
    public bool HasBuckets => Counts.Count > 0;
}
