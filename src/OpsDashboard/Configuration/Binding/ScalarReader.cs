using System.Reflection;

namespace OpsDashboard.Configuration.Binding;

/// <summary>Reads one value: null, an object where a value belongs, and unreadable text are faults.</summary>
static class ScalarReader
{
    public static Bound Read(PropertyInfo member, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        var form = ScalarForm.Of(member.PropertyType);
        var nullable = RecordMembers.IsNullable(member);
        if (section.GetChildren().Any())
        {
            faults.AddUnread(key, "an object or a list", $"must be {form.Allowed}");
            return Bound.Nothing;
        }

        // An empty variable is how a shell says "nothing"; of an optional text it means the same as null.
        if (section.Value is null || (section.Value.Length == 0 && nullable))
        {
            return nullable ? new Bound(null) : Refuse(member, "null", form.Allowed, key, faults);
        }

        return form.Parse(section.Value) is { } value ? new Bound(value) : Refuse(member, FoundText.Of(section.Value), form.AllowedInsteadOf(section.Value), key, faults);
    }

    /// <summary>Reads an item of a list of texts.</summary>
    public static string ReadText(IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        if (string.IsNullOrWhiteSpace(section.Value))
        {
            var found = section.GetChildren().Any() ? "an object or a list" : "an empty element";
            faults.AddUnread(key, found, "must be a text");
        }

        return section.Value ?? "";
    }

    private static Bound Refuse(PropertyInfo member, string found, string allowed, string key, ConfigurationFaults faults)
    {
        if (member.PropertyType.IsEnum)
        {
            faults.AddUnreadKind(key, found, $"must be {allowed}");
        }
        else
        {
            faults.AddUnread(key, found, $"must be {allowed}");
        }

        return Bound.Nothing;
    }
}
