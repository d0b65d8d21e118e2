using System.Globalization;
using OpsDashboard.Components.Regions;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>The regions of <c>/incidents/{number}</c>: a view for each configured incident.</summary>
public static class IncidentRegions
{
    /// <summary>What the views' names begin with, before a dash and the number.</summary>
    public const string Prefix = "incident";

    /// <summary>The view's name, <c>?view=</c> of the hub.</summary>
    public static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{number}");

    /// <summary>The page's address.</summary>
    public static string Path(long number) => string.Create(CultureInfo.InvariantCulture, $"{IncidentsRegions.Path}/{number}");

    /// <summary>The address of its forms.</summary>
    public static string ActPath(long number) => $"{Path(number)}/act";

    /// <summary>The view.</summary>
    public static LiveView View(IncidentOptions options) => new(Name(options.Number), snapshot => Of(snapshot, options));

    /// <summary>All regions of a snapshot.</summary>
    public static IReadOnlyList<Region> Of(DashboardSnapshot snapshot, IncidentOptions options)
    {
        var regions = new List<Region>(FrameRegions.Of(snapshot));
        if (snapshot.Incidents.FirstOrDefault(one => one.Number == options.Number) is { } incident)
        {
            regions.AddRange(OfIncident(incident, options, snapshot.At));
        }

        return regions;
    }

    private static IEnumerable<Region> OfIncident(Incident incident, IncidentOptions options, DateTimeOffset at)
    {
        yield return new Region("title", typeof(IncidentTitleRegion), IncidentTitleView.Of(incident));
        yield return new Region("sentence", typeof(SentenceRegion), SentenceView.Of([incident]));
        if (incident.IsScheduled)
        {
            // "0 of 0 met" would be said of what nobody has looked at.
            yield return new Region("about", typeof(AboutRegion), AboutView.Of(incident, options));
            yield break;
        }

        if (HorizonBarView.Of(incident, at) is { } horizons)
        {
            yield return new Region("horizons", typeof(HorizonsRegion), horizons);
        }

        yield return new Region("criteria", typeof(ChecklistRegion), ChecklistView.Of(incident, options, at));
        yield return new Region("whys", typeof(WhysRegion), WhysView.Of(incident, options));
        if (incident.Timeline is { } timeline)
        {
            yield return new Region("timeline", typeof(TimelineRegion), TimelineView.Of(timeline));
        }

        yield return new Region("log", typeof(LogRegion), LogView.Of(incident.Record, options));
        yield return new Region("actions", typeof(TeamActionsRegion), TeamActionsView.Of(incident, at));
        yield return new Region("attempts", typeof(AttemptsRegion), AttemptsView.Of(incident));
        if (incident.Recurrence is { } recurrence)
        {
            yield return new Region("recurrence", typeof(RecurrenceRegion), RecurrenceView.Of(recurrence));
        }

        if (incident.Impact is { } impact)
        {
            yield return new Region("impact", typeof(ImpactRegion), ImpactView.Of(impact));
        }

        yield return new Region("frozen", typeof(FrozenListRegion), FrozenListView.Of(incident.Number, incident.Record));
        yield return new Region("notes", typeof(NotesRegion), NotesView.Of(incident.Number, incident.Record));
        yield return new Region("about", typeof(AboutRegion), AboutView.Of(incident, options));
    }
}
