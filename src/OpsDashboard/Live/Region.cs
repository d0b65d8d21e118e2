using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>A part of a page that changes: rendered once a change, the same bytes for every viewer.</summary>
/// <param name="Key">Stable name, the page's <c>data-region</c>; for example <c>sentence</c> or <c>tile-error-rate</c>.</param>
/// <param name="Component">A Razor component with one parameter <c>Model</c>; it injects nothing.</param>
/// <param name="Model">Compared by value: an equal model is not rendered again. Must hold no age, user, locale or time zone.</param>
public sealed record Region(string Key, Type Component, object Model);

/// <summary>A page's regions as a function of the snapshot. <paramref name="Name"/> is the hub's <c>?view=</c>.</summary>
public sealed record LiveView(string Name, Func<DashboardSnapshot, IReadOnlyList<Region>> Regions);
