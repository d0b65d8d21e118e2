using System.Runtime.InteropServices;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>From the number a source gives to the signal's unit: × scale, or × scale × 100 ÷ whole where the signal is a percentage of parameters.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct Scaling(double Scale, double? Whole)
{
    /// <summary>Null when the whole is not known, or not above 0.</summary>
    /// <param name="product">The product of the named parameters; null when one is not known.</param>
    public static Scaling? Of(SignalOptions signal, Func<ValueList<string>, double?> product) =>
        signal.PercentOf.Count == 0 ? new Scaling(signal.Scale, null)
        : product(signal.PercentOf) is { } whole and > 0 ? new Scaling(signal.Scale, whole)
        : null;

    public double Apply(double number) => Whole is { } whole ? Exact.Percent(Exact.Product(number, Scale), whole) : Exact.Product(number, Scale);
}
