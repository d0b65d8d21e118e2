using System.Collections.Immutable;
using System.Text;

namespace OpsDashboard.Emulator.Metrics;

/// <summary>Labels of a metric or resource, ordered by key, compared by content.</summary>
sealed class LabelSet : IEquatable<LabelSet>
{
    public static readonly LabelSet Empty = new([]);

    private readonly ImmutableArray<KeyValuePair<string, string>> _labels;
    private readonly string _identity;

    public LabelSet(IEnumerable<KeyValuePair<string, string>> labels)
    {
        _labels = [.. labels.OrderBy(label => label.Key, StringComparer.Ordinal)];

        // Lengths keep apart what a plain join would confuse: values are anybody's text.
        var identity = new StringBuilder();
        foreach (var (key, value) in _labels)
            identity.Append(key.Length).Append(':').Append(key).Append(value.Length).Append(':').Append(value);
        _identity = identity.ToString();
    }

    public ImmutableArray<KeyValuePair<string, string>> Pairs => _labels;

    public static LabelSet Of(params (string Key, string Value)[] labels) =>
        new(labels.Select(label => KeyValuePair.Create(label.Key, label.Value)));

    /// <summary>The value, or the empty string: to Cloud Monitoring an absent label is an empty one.</summary>
    public string Value(string key)
    {
        foreach (var label in _labels)
        {
            if (string.Equals(label.Key, key, StringComparison.Ordinal))
                return label.Value;
        }

        return "";
    }

    /// <summary>Only the labels with these keys.</summary>
    public LabelSet Only(IReadOnlySet<string> keys) =>
        keys.Count == 0 ? Empty : new(_labels.Where(label => keys.Contains(label.Key)));

    public bool Equals(LabelSet? other) => other is not null && string.Equals(_identity, other._identity, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode() => _identity.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join(", ", _labels.Select(label => $"{label.Key}={label.Value}"));
}
