using OpsDashboard.Components.Layout;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The part of the page's head that changes: incidents, scope, and whether this is a demo.</summary>
public sealed record HeadView(ValueList<IncidentChip> Incidents, string? Scope, DemoChip? Demo)
{
    /// <summary>Address of the icon for the browser's tab.</summary>
    public string Icon { get; init; } = StateIcon.Neutral;

    /// <summary>From a snapshot.</summary>
    public static HeadView Of(DashboardSnapshot snapshot)
    {
        var incidents = WorstFirst.Of(snapshot.Incidents);
        return new HeadView(
            incidents.Select(incident => new IncidentChip(incident.Number, incident.Severity, incident.Title, Look(incident))).ToValueList(),
            incidents.Count > 0 ? incidents[0].Scope : null,
            snapshot.Demo is { } demo ? new DemoChip(Speed(demo), demo.Altered) : null)
        {
            Icon = StateIcon.Of(snapshot),
        };
    }

    private static StateAppearance Look(Incident incident) => StateAppearance.Of(incident.Answer);

    private static string Speed(DemoClock demo) => demo.Paused ? "clock paused" : $"clock {Quantity.Number(demo.TimeScale)}×";
}

/// <summary>One incident in the page's head.</summary>
public sealed record IncidentChip(long Number, string Severity, string Title, StateAppearance Look);

/// <summary>That this is a demo, how fast its clock runs, and what was changed in its world.</summary>
public sealed record DemoChip(string Speed, ValueList<string> Altered);
