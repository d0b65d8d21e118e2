using System.Runtime.InteropServices;

namespace OpsDashboard.Evaluation;

/// <summary>A percentile read from buckets: the best guess, and the ends between which the true one lies.</summary>
/// <param name="Value">Interpolated; of a lower bound, the bound. Null when nothing can be said.</param>
/// <param name="Bound">Set when the true value is only known to be <paramref name="Value"/> or more.</param>
/// <param name="Lower">The true value is this or more; null when that side is open.</param>
/// <param name="Upper">The true value is less than this; null when that side is open.</param>
/// <param name="DidNotFinish">Whether it falls among attempts that did not finish: they are slower than any limit, whatever <paramref name="Value"/> says they took at least.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Quantile(double? Value, Bound? Bound, double? Lower, double? Upper, bool DidNotFinish = false)
{
    /// <summary>Of a value beyond the last bucket.</summary>
    public static Quantile AtLeast(double? value) => new(value, Evaluation.Bound.AtLeast, value, null);

    /// <summary>Of a value among attempts that did not finish.</summary>
    /// <param name="value">What they took at least; null when that is not known.</param>
    public static Quantile Unfinished(double? value) => AtLeast(value) with { DidNotFinish = true };

    /// <summary>In another unit.</summary>
    public static Quantile operator *(Quantile quantile, double scale)
    {
        double? Scaled(double? value) => value is { } number ? Exact.Product(number, scale) : null;
        return quantile with { Value = Scaled(quantile.Value), Lower = Scaled(quantile.Lower), Upper = Scaled(quantile.Upper) };
    }
}
