using OpsDashboard.Components.Tiles;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Components.Views;

/// <summary>The chain of whys as written and as the data stand today, with the level down to which it is evidenced.</summary>
/// <param name="Kind">The class of cause that the data support, by <paramref name="Rule"/>.</param>
/// <param name="Deepest">Number of the deepest why such that it and all above it are confirmed; null when not even the first is.</param>
public sealed record WhysView(string Kind, string Rule, int? Deepest, ValueList<WhyStep> Steps)
{
    /// <summary>From an incident and its configuration.</summary>
    public static WhysView Of(Incident incident, IncidentOptions options)
    {
        var written = options.Whys.DistinctBy(why => why.Number).ToDictionary(why => why.Number, why => why.Answer);
        var whys = incident.Whys.OrderBy(why => why.Number).ToArray();
        var evidenced = Why.Evidenced(whys);
        return new WhysView(
            incident.Determination.Kind,
            incident.Determination.Rule,
            evidenced == 0 ? null : whys[evidenced - 1].Number,
            whys.Select((why, index) => WhyStep.Of(why, written.GetValueOrDefault(why.Number), index, evidenced)).ToValueList());
    }
}

/// <summary>One why.</summary>
/// <param name="Written">The answer believed when it was written; null when there is none.</param>
/// <param name="Today">What the checks say now.</param>
/// <param name="IsConjecture">A why above it, or it itself, is not confirmed.</param>
public sealed record WhyStep(
    int Number, string Question, StateAppearance Look, string? Written, string Today, bool IsDeepest, bool IsConjecture, ValueList<CheckView> Checks)
{
    /// <param name="index">0 for the first why.</param>
    /// <param name="evidenced">How many whys from the first on are confirmed without a gap.</param>
    public static WhyStep Of(Why why, string? written, int index, int evidenced) => new(
        why.Number,
        why.Question,
        StateAppearance.Of(why.State),
        written,
        Words(why),
        index == evidenced - 1,
        index >= evidenced,
        WhyView.Of(why).Checks);

    private static string Words(Why why)
    {
        if (why.Checks.Count == 0)
        {
            return "No check is configured: nobody looks.";
        }

        var holding = why.Checks.Count(check => check.State is CheckState.Holds);
        var untold = why.Checks.Count(check => check.State is CheckState.CannotTell);
        var checks = why.Checks.Count == 1 ? "check" : "checks";
        return $"{holding} of {why.Checks.Count} {checks} hold{(untold > 0 ? $", {untold} cannot be told" : "")}.";
    }
}
