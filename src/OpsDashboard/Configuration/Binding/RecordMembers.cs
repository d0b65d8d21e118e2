using System.Collections.Concurrent;
using System.Reflection;

namespace OpsDashboard.Configuration.Binding;

/// <summary>The configurable members of an options record, by name whatever the case, in the order they are written.</summary>
static class RecordMembers
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, PropertyInfo>> Known = new();

    public static IReadOnlyDictionary<string, PropertyInfo> Of(Type type) => Known.GetOrAdd(type, static type => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .OrderBy(property => property.DeclaringType == type)
        .ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase));

    public static bool IsRecord(Type type) => type.IsClass && type != typeof(string) && ListMaker.ItemType(type) is null;

    /// <summary>Whether null may be configured; a nullable reference is known by its annotation alone.</summary>
    public static bool IsNullable(PropertyInfo member) =>
        Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && new NullabilityInfoContext().Create(member).WriteState == NullabilityState.Nullable);
}
