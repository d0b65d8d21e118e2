using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Arithmetic in decimals, for numbers that are compared with limits somebody wrote in decimals.</summary>
/// <remarks>In doubles 57 ÷ 100 × 100 is 56.99999999999999 and 0.8 × 3 × 100 is 240.00000000000003: rounding noise would decide a value that is exactly at
/// its limit. Numbers beyond the reach of decimals (below 1e-12, from 1e15 on) are calculated in doubles; no limit of ours is that fine.</remarks>
static class Exact
{
    /// <summary>a × b.</summary>
    public static double Product(double a, double b) => Reaches(a) && Reaches(b) && Reaches(a * b) ? (double)((decimal)a * (decimal)b) : a * b;

    /// <summary>a ÷ b, b not 0.</summary>
    public static double Quotient(double a, double b) => Reaches(a) && Reaches(b) && b != 0 && Reaches(a / b) ? (double)((decimal)a / (decimal)b) : a / b;

    /// <summary>The sum: sixty times 0.1 is 6, not 5.999999999999998.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var (exact, doubles, isExact) = (0m, 0.0, true);
        foreach (var value in values)
        {
            doubles += value;
            isExact = isExact && Reaches(value);
            exact += isExact ? (decimal)value : 0;
        }

        return isExact ? (double)exact : doubles;
    }

    /// <summary>A part of a whole in percent, the whole above 0.</summary>
    public static double Percent(double part, double whole) => Quotient(Product(part, 100), whole);

    /// <summary>Whether <paramref name="counted"/> of <paramref name="total"/> is what an objective in percent asks for: counted × 100 against objective × total.</summary>
    public static bool Holds(this Comparison comparison, double counted, double total, double objective) =>
        comparison.Holds(Product(counted, 100), Product(objective, total));

    private static bool Reaches(double value) => Math.Abs(value) is 0 or (>= 1e-12 and < 1e15);
}
