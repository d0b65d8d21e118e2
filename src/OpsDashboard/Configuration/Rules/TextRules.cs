using System.Collections;
using OpsDashboard.Configuration.Binding;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Bounds that hold for every text and list, wherever it stands.</summary>
static class TextRules
{
    /// <summary>Characters of a text whose member is not in <see cref="Longer"/>.</summary>
    public const int Longest = 500;

    private const int MostElements = 200;

    /// <summary>Members whose text may be longer.</summary>
    public static IReadOnlyDictionary<string, int> Longer { get; } = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [nameof(IncidentOptions.Summary)] = 4000,
        [nameof(QueryOptions.Filter)] = 2048,
        [nameof(ActionOptions.Command)] = 2048,
        [nameof(JournalOptions.ConnectionString)] = 2048,
    };

    public static void Check(DashboardOptions options, ConfigurationFaults faults) => CheckRecord("", options, faults);

    private static void CheckRecord(string key, object record, ConfigurationFaults faults)
    {
        foreach (var member in RecordMembers.Of(record.GetType()).Values)
        {
            var memberKey = key.Length == 0 ? member.Name : $"{key}:{member.Name}";
            CheckValue(memberKey, member.GetValue(record), Longer.GetValueOrDefault(member.Name, Longest), faults);
        }
    }

    private static void CheckValue(string key, object? value, int longest, ConfigurationFaults faults)
    {
        if (value is string text)
        {
            CheckText(key, text, longest, faults);
        }
        else if (value is IEnumerable list)
        {
            CheckList(key, list, faults);
        }
        else if (value is not null && RecordMembers.IsRecord(value.GetType()))
        {
            CheckRecord(key, value, faults);
        }
    }

    private static void CheckList(string key, IEnumerable list, ConfigurationFaults faults)
    {
        var index = 0;
        foreach (var item in list)
        {
            CheckValue($"{key}:{index++}", item, Longest, faults);
        }

        if (index > MostElements)
        {
            faults.Add(key, $"{index} elements", $"must be at most {MostElements}");
        }
    }

    private static void CheckText(string key, string text, int longest, ConfigurationFaults faults)
    {
        if (text.Length > longest)
        {
            faults.Add(key, $"{text.Length} characters", $"must be at most {longest}");
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            faults.Add(key, "a control character", "must be printable text");
        }
    }
}
