namespace OpsDashboard.Components;

/// <summary>Says which live view a page shows; the shell writes it to the body for <c>live.js</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LivePageAttribute(string view) : Attribute
{
    /// <summary>Name of the view.</summary>
    public string View { get; } = view;
}
