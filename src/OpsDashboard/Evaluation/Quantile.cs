using System.Runtime.InteropServices;

namespace OpsDashboard.Evaluation;

/// <summary>A percentile read from buckets: the best guess, and the ends between which the true one lies.</summary>
/// <param name="Value">Interpolated; of a lower bound, the bound. Null when nothing can be said.</param>
/// <param name="Bound">Set when the true value is only known to be <paramref name="Value"/> or more.</param>
/// <param name="Lower">The true value is this or more; null when that side is open.</param>
/// <param name="Upper">The true value is less than this; null when that side is open.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Quantile(double? Value, Bound? Bound, double? Lower, double? Upper)
{
    /// <summary>Of a value that lies among attempts that did not finish, or beyond the last bucket.</summary>
    public static Quantile AtLeast(double? value) => new(value, Evaluation.Bound.AtLeast, value, null);

    /// <summary>In another unit.</summary>
    public static Quantile operator *(Quantile quantile, double scale) =>
        new(quantile.Value * scale, quantile.Bound, quantile.Lower * scale, quantile.Upper * scale);
}
