using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The pathway strip of a wall screen: one line, so what was not reached stands as one station.</summary>
public sealed record WallPathView(ValueList<StationView> Stations)
{
    private static readonly StateAppearance NotReached = StateAppearance.Of(TileStatus.NotReached);

    /// <summary>From an incident.</summary>
    public static WallPathView Of(Incident incident)
    {
        var stations = new List<StationView>();
        StationView? first = null;
        foreach (var station in PathView.Of(incident).Stations)
        {
            if (first is not null && station.Look == NotReached)
            {
                // "4 cache … 7 finalize": each alone would say the same.
                stations[^1] = station with { Title = $"{first.Title} … {station.Title}" };
                continue;
            }

            first = station.Look == NotReached ? station : null;
            stations.Add(station);
        }

        return new WallPathView(stations.ToValueList());
    }
}
