namespace OpsDashboard.Configuration.Binding;

/// <summary>Which part of a key is a list, by the types that it is bound to.</summary>
static class ListKeys
{
    /// <summary>The lists that a key is or lies in, outermost first: of <c>Incidents:0:Tags:1</c> they are <c>Incidents</c> and <c>Incidents:0:Tags</c>.</summary>
    public static IEnumerable<string> Of(string key)
    {
        var type = typeof(DashboardOptions);
        for (var start = 0; start <= key.Length && RecordMembers.IsRecord(type);)
        {
            var end = End(key, start);
            if (!RecordMembers.Of(type).TryGetValue(key[start..end], out var member))
            {
                yield break;
            }

            type = member.PropertyType;
            if (ListMaker.ItemType(type) is { } item)
            {
                yield return key[..end];
                type = item;
                end = End(key, end + 1);
            }

            start = end + 1;
        }
    }

    /// <summary>The index behind a list in a key: "1" of <c>Incidents:0:Tags</c> in <c>Incidents:0:Tags:1</c>; null of the list itself.</summary>
    public static string? Index(string list, string key) => key.Length == list.Length ? null : key[(list.Length + 1)..End(key, list.Length + 1)];

    private static int End(string key, int start) => start > key.Length ? key.Length : key.IndexOf(':', start) is >= 0 and var end ? end : key.Length;
}
