using System.Reflection;

namespace OpsDashboard.Configuration.Binding;

/// <summary>Makes a <see cref="ValueList{T}"/> whose item type is known at run time only.</summary>
static class ListMaker
{
    private static readonly MethodInfo Generic = typeof(ListMaker).GetMethod(nameof(MakeOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The item type of a <see cref="ValueList{T}"/>; null of any other type.</summary>
    public static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;

    public static object Make(Type item, IEnumerable<object> items) => Generic.MakeGenericMethod(item).Invoke(null, [items])!;

    private static ValueList<T> MakeOf<T>(IEnumerable<object> items) => items.Cast<T>().ToValueList();
}
