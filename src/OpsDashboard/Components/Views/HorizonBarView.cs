using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>Where an incident stands between its opening, or the declared fix, and its deadlines: a stretch for each horizon, all equally long.</summary>
/// <remarks>Equally long, because 4 hours beside 2 weeks would be a hair. Positions come from fixed times; only <see cref="HorizonStretch.Gone"/>
/// moves, in whole steps, so that a snapshot without news is the same view.</remarks>
/// <param name="From">What the stretches count from.</param>
public sealed record HorizonBarView(long Number, DateTimeOffset From, ValueList<HorizonStretch> Stretches)
{
    /// <summary>From an incident; null without horizons.</summary>
    /// <param name="at">Incident time of the snapshot.</param>
    public static HorizonBarView? Of(Incident incident, DateTimeOffset at)
    {
        if (incident.Horizons.Count == 0)
        {
            return null;
        }

        var from = incident.Horizons.Min(horizon => horizon.From);
        var stretches = new List<HorizonStretch>();
        var begin = from;
        foreach (var horizon in incident.Horizons.OrderBy(horizon => horizon.Due))
        {
            stretches.Add(HorizonStretch.Of(horizon, begin, at));
            begin = horizon.Due;
        }

        return new HorizonBarView(incident.Number, from, stretches.ToValueList());
    }
}

/// <summary>The time up to one deadline, from the one before it.</summary>
/// <param name="Look">The worst verdict of its criteria.</param>
/// <param name="Gone">How much of it is over, in percent of its length; 0 before it began.</param>
/// <param name="IsNow">Whether now lies in it; before the first it is that one.</param>
public sealed record HorizonStretch(string Id, string Title, StateAppearance Look, int Met, int Total, bool Overdue, DateTimeOffset Due, double Gone, bool IsNow)
{
    // Percent: fine enough for the eye, coarse enough not to change with every snapshot.
    private const double Step = 2;

    /// <summary>From a horizon whose stretch begins at <paramref name="begin"/>.</summary>
    public static HorizonStretch Of(Horizon horizon, DateTimeOffset begin, DateTimeOffset at)
    {
        var length = Math.Max((horizon.Due - begin).TotalSeconds, 1);
        var gone = Math.Clamp((at - begin).TotalSeconds / length * 100, 0, 100);
        return new HorizonStretch(
            horizon.Id,
            horizon.Title,
            horizon.Criteria.Count == 0 ? StateAppearance.Unknown : StateAppearance.Of(horizon.Criteria.Min(criterion => criterion.Verdict)),
            horizon.Criteria.Count(criterion => criterion.Verdict is Verdict.Met),
            horizon.Criteria.Count,
            horizon.Criteria.Any(criterion => criterion.Overdue),
            horizon.Due,
            Math.Floor(gone / Step) * Step,
            at < horizon.Due && (at >= begin || begin == horizon.From));
    }
}
