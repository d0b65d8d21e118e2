namespace OpsDashboard.Configuration.Binding;

/// <summary>Keys and values of one source laid over those of the sources before it.</summary>
/// <param name="faults">Gets every index past the end of a list.</param>
sealed class JoinedKeys(ConfigurationFaults faults)
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);

    // The indexes of each list that a file has.
    private readonly Dictionary<string, HashSet<string>> _lists = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _refused = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What all sources together say.</summary>
    public IReadOnlyDictionary<string, string?> All => _values;

    public void Add(IEnumerable<KeyValuePair<string, string?>> source, bool isFile)
    {
        var keys = source.ToArray();
        if (isFile)
        {
            // The outermost list takes those inside it along.
            foreach (var list in keys.Select(pair => ListKeys.Of(pair.Key).FirstOrDefault()).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            {
                Remove(_values, list);
                Remove(_lists, list);
            }
        }

        foreach (var (key, value) in keys)
        {
            if (isFile)
            {
                Count(key);
            }
            else if (IsPastTheEnd(key))
            {
                continue;
            }

            _values[key] = value;
        }
    }

    private void Count(string key)
    {
        foreach (var list in ListKeys.Of(key))
        {
            if (!_lists.TryGetValue(list, out var indexes))
            {
                _lists[list] = indexes = new(StringComparer.Ordinal);
            }

            if (ListKeys.Index(list, key) is { } index)
            {
                indexes.Add(index);
            }
        }
    }

    // Of a list that no file has there is no end: environment and arguments are all there is of it.
    private bool IsPastTheEnd(string key)
    {
        foreach (var list in ListKeys.Of(key))
        {
            if (_lists.TryGetValue(list, out var indexes)
                && ListKeys.Index(list, key) is { } index
                && !indexes.Contains(index))
            {
                Refuse($"{list}:{index}", index, indexes.Count);
                return true;
            }
        }

        return false;
    }

    private void Refuse(string key, string index, int count)
    {
        if (_refused.Add(key))
        {
            faults.AddUnread(key, $"the index {index}", count == 0
                ? "must be absent: the list in the file is empty, and only a file can add elements"
                : $"must be {(count == 1 ? "0" : $"from 0 to {count - 1}")}: the list in the file has {count} {(count == 1 ? "element" : "elements")}, and only a file can add one");
        }
    }

    private static void Remove<T>(Dictionary<string, T> from, string list)
    {
        foreach (var key in from.Keys.Where(key => key.Equals(list, StringComparison.OrdinalIgnoreCase) || key.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            from.Remove(key);
        }
    }
}
