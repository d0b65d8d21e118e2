using System.Reflection;

namespace OpsDashboard.Configuration.Binding;

/// <summary>Binds sections to records with <c>init</c> members, strictly: what is not understood is a fault, not a default.</summary>
/// <remarks>The framework's binder ignores unknown keys, or throws at the first fault; this one tells them all.</remarks>
static class SectionBinder
{
    /// <summary>Binds the members of <typeparamref name="T"/>; other keys at the root belong to the host.</summary>
    public static T BindRoot<T>(IConfiguration configuration, ConfigurationFaults faults)
        where T : class, new()
    {
        var root = new T();
        foreach (var member in RecordMembers.Of(typeof(T)).Values)
        {
            var section = configuration.GetSection(member.Name);
            if (section.Exists())
            {
                SetMember(root, member, section, member.Name, faults);
            }
        }

        return root;
    }

    private static object BindRecord(Type type, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        var record = Activator.CreateInstance(type)!;
        var members = RecordMembers.Of(type);
        foreach (var child in section.GetChildren())
        {
            if (members.TryGetValue(child.Key, out var member))
            {
                SetMember(record, member, child, $"{key}:{member.Name}", faults);
            }
            else
            {
                faults.Add($"{key}:{FoundText.Of(child.Key)}", "an unknown key", KeyNames.Allowed(child.Key, members));
            }
        }

        return record;
    }

    private static void SetMember(object record, PropertyInfo member, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        var bound = Bind(member, section, key, faults);
        if (bound.Understood)
        {
            member.SetValue(record, bound.Value);
        }
    }

    private static Bound Bind(PropertyInfo member, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        var type = member.PropertyType;
        if (ListMaker.ItemType(type) is { } item)
        {
            return BindList(item, section, key, faults);
        }

        if (!RecordMembers.IsRecord(type))
        {
            return ScalarReader.Read(member, section, key, faults);
        }

        // The providers write both null and {} as a key with a null value: the member keeps its default.
        return section.GetChildren().Any() ? new Bound(BindRecord(type, section, key, faults))
            : string.IsNullOrEmpty(section.Value) ? Bound.Nothing
            : Refuse(section, key, "must be an object", faults);
    }

    private static Bound BindList(Type item, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        var children = section.GetChildren().ToArray();
        if (children.Length == 0)
        {
            return string.IsNullOrEmpty(section.Value) ? new Bound(ListMaker.Make(item, [])) : Refuse(section, key, "must be a list", faults);
        }

        var items = new List<object>(children.Length);
        foreach (var child in children)
        {
            // A gap comes from an override such as Signals__70__Title, which would silently add an element.
            if (child.Key != items.Count.ToString())
            {
                faults.AddUnread($"{key}:{FoundText.Of(child.Key)}", $"the index {FoundText.Of(child.Key)}", $"must be {items.Count}: the elements of a list are numbered 0, 1, 2 …");
                break;
            }

            items.Add(BindItem(item, child, $"{key}:{child.Key}", faults));
        }

        return new Bound(ListMaker.Make(item, items));
    }

    private static object BindItem(Type item, IConfigurationSection section, string key, ConfigurationFaults faults)
    {
        if (!RecordMembers.IsRecord(item))
        {
            return ScalarReader.ReadText(section, key, faults);
        }

        if (!section.GetChildren().Any())
        {
            var found = string.IsNullOrEmpty(section.Value) ? "an empty element" : FoundText.Of(section.Value);
            faults.AddUnread(key, found, $"must be an object with keys such as {string.Join(", ", RecordMembers.Of(item).Keys.Take(3))}");
        }

        return BindRecord(item, section, key, faults);
    }

    private static Bound Refuse(IConfigurationSection section, string key, string allowed, ConfigurationFaults faults)
    {
        faults.AddUnread(key, FoundText.Of(section.Value), allowed);
        return Bound.Nothing;
    }
}

/// <summary>What a section was bound to, or that it is left at its default.</summary>
readonly record struct Bound(object? Value, bool Understood = true)
{
    public static readonly Bound Nothing = new(null, Understood: false);
}
