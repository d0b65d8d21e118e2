using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>What class of cause the data support, by which rule, and the whys with their evidence.</summary>
public sealed record DiagnosisView(string Kind, string Rule, int Confirmed, ValueList<WhyView> Whys)
{
    /// <summary>From an incident.</summary>
    public static DiagnosisView Of(Incident incident) => new(
        incident.Determination.Kind,
        incident.Determination.Rule,
        incident.Whys.Count(why => why.State is WhyState.Confirmed),
        incident.Whys.Select(WhyView.Of).ToValueList());
}

/// <summary>One why.</summary>
public sealed record WhyView(int Number, string Question, StateAppearance Look, ValueList<CheckView> Checks)
{
    /// <summary>From a why.</summary>
    public static WhyView Of(Why why) => new(
        why.Number,
        why.Question,
        StateAppearance.Of(why.State),
        why.Checks.Select(check => new CheckView(check.Title, StateAppearance.Of(check.State), check.Expected, check.Seen, check.DataTime)).ToValueList());
}

/// <summary>One expectation beside what was seen.</summary>
public sealed record CheckView(string Title, StateAppearance Look, string Expected, string Seen, DateTimeOffset? DataTime);
