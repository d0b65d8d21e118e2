using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules that many keys share.</summary>
static partial class Require
{
    // Wide enough for any incident; an assumed clock error of a year would still be told by the page itself.
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Text(string key, string? value, ConfigurationFaults faults)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            faults.Add(key, null, "must be a text");
        }
    }

    public static void Time(string key, DateTimeOffset value, ConfigurationFaults faults)
    {
        if (value < Earliest || value >= Latest)
        {
            faults.Add(key, value, "must be a time from 2000 to 2099");
        }
    }

    public static void AtMost<T>(string key, ValueList<T> list, int most, ConfigurationFaults faults)
    {
        if (list.Count > most)
        {
            faults.Add(key, $"{list.Count} elements", $"must be at most {most}");
        }
    }

    public static void Between(string key, TimeSpan value, TimeSpan least, TimeSpan most, ConfigurationFaults faults)
    {
        if (value < least || value > most)
        {
            faults.Add(key, value, $"must be from {FoundText.Of(least)} to {FoundText.Of(most)}");
        }
    }

    public static void Positive(string key, TimeSpan value, ConfigurationFaults faults)
    {
        if (value <= TimeSpan.Zero)
        {
            faults.Add(key, value, "must be above 00:00:00");
        }
    }

    /// <summary>A window of data: whole minutes, and long enough that a full sample of it can have arrived.</summary>
    public static void Window(string key, TimeSpan window, TimeSpan? ingestDelay, TimeSpan most, ConfigurationFaults faults)
    {
        var least = 2 * (TimeSpan.FromMinutes(1) + (ingestDelay ?? TimeSpan.Zero));
        if (!IsWholeMinutes(window))
        {
            faults.Add(key, window, "must be whole minutes");
        }
        else if (window < least)
        {
            faults.Add(key, window, $"must be at least {FoundText.Of(least)}: 2 × (sample period 60 s + ingest delay)");
        }
        else if (window > most)
        {
            faults.Add(key, window, $"must be at most {FoundText.Of(most)}");
        }
    }

    public static bool IsWholeMinutes(TimeSpan span) => span > TimeSpan.Zero && span.Ticks % TimeSpan.TicksPerMinute == 0;

    /// <summary>Ids stand in URLs, element ids and label values: few characters, none twice.</summary>
    public static void Ids(IEnumerable<(string Key, string Id)> ids, ConfigurationFaults faults)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, id) in ids)
        {
            if (!IdPattern().IsMatch(id))
            {
                faults.Add($"{key}:Id", id.Length == 0 ? null : id, "must be 1 to 64 lower-case letters, digits and hyphens, not starting with a hyphen");
            }
            else if (!first.TryAdd(id, key))
            {
                faults.Add($"{key}:Id", id, $"must be unique; {first[id]} has it too");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdPattern();
}
