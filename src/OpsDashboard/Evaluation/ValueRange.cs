using System.Runtime.InteropServices;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Where a value lies: a point when it was measured, the ends of its bucket when it was read from one.</summary>
[StructLayout(LayoutKind.Auto)]
readonly record struct ValueRange(double Lower, double Upper)
{
    /// <summary>A side without an end is open to infinity; without any end the value is exact. An attempt that did not finish is slower than any limit.
    /// Null when nothing is known.</summary>
    public static ValueRange? Of(Quantile quantile) => quantile switch
    {
        { DidNotFinish: true } => new ValueRange(double.PositiveInfinity, double.PositiveInfinity),
        { Bound: null, Lower: null, Upper: null } => quantile.Value is { } value ? new ValueRange(value, value) : null,
        { Value: null, Lower: null, Upper: null } => null,
        _ => new ValueRange(quantile.Lower ?? double.NegativeInfinity, quantile.Upper ?? double.PositiveInfinity),
    };

    /// <summary>Whether the value is what an objective asks for; null when the ends disagree.</summary>
    /// <remarks>An objective on a bucket's end lies outside of the bucket, on either side: that is what the bounds are chosen for.</remarks>
    public bool? Holds(Comparison comparison, double objective)
    {
        if (Lower.Equals(Upper))
        {
            return comparison.Holds(Lower, objective);
        }

        var upwards = comparison is Comparison.Above or Comparison.AtLeast;
        return Lower >= objective ? upwards
            : Upper <= objective ? !upwards
            : null;
    }
}
