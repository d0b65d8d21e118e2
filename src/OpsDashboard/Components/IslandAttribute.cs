namespace OpsDashboard.Components;

/// <summary>Says that a page holds an interactive island: the shell then loads Blazor's script, which other pages do without.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IslandAttribute : Attribute;
