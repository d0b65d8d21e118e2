using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Evaluation.Oracle;

/// <summary>Comparisons, in decimals: "Comparisons are exact".</summary>
static class Exactly
{
    public static decimal Of(double value) => (decimal)value;

    public static bool Holds(Comparison comparison, decimal value, decimal objective) => comparison switch
    {
        Comparison.Above => value > objective,
        Comparison.AtLeast => value >= objective,
        Comparison.Below => value < objective,
        _ => value <= objective,
    };

    /// <summary>"The value is shown as percent of the product of these facts", and other products of facts.</summary>
    public static decimal Product(IncidentOptions incident, ValueList<string> facts) =>
        facts.Aggregate(1m, (product, id) => product * Of(incident.Facts.Single(fact => fact.Id == id).Value!.Value));

    /// <summary>From the source's unit to the signal's.</summary>
    public static decimal InUnit(SignalOptions signal, IncidentOptions incident, decimal value) =>
        value * Of(signal.Scale) * (signal.PercentOf.Count == 0 ? 1 : 100) / Product(incident, signal.PercentOf);
}
