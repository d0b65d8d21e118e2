namespace OpsDashboard.Benchmarks.Report;

/// <summary>Least squares: how much a figure grows a step, and how sure that is.</summary>
/// <param name="PerStep">Growth a step.</param>
/// <param name="Margin">Half the width of its interval of 95 %.</param>
sealed record Slope(double PerStep, double Margin)
{
    /// <summary>Whether the interval contains 0.</summary>
    public bool IsFlat => Math.Abs(PerStep) <= Margin;

    /// <summary>Of values one step apart, three or more.</summary>
    public static Slope Of(IReadOnlyList<double> values)
    {
        var (count, meanX, meanY) = (values.Count, (values.Count - 1) / 2.0, values.Average());
        var squares = Enumerable.Range(0, count).Sum(x => (x - meanX) * (x - meanX));
        var slope = Enumerable.Range(0, count).Sum(x => (x - meanX) * (values[x] - meanY)) / squares;
        var rest = Enumerable.Range(0, count).Sum(x => Math.Pow(values[x] - meanY - (slope * (x - meanX)), 2));
        return new Slope(slope, Student(count - 2) * Math.Sqrt(rest / (count - 2) / squares));
    }

    // Student's t for 95 %, both sides: the expansion in 1/n is good to a percent from three degrees on.
    private static double Student(int n)
    {
        const double Z = 1.96;
        return n switch
        {
            1 => 12.706,
            2 => 4.303,
            _ => Z + ((Math.Pow(Z, 3) + Z) / (4.0 * n)) + (((5 * Math.Pow(Z, 5)) + (16 * Math.Pow(Z, 3)) + (3 * Z)) / (96.0 * n * n)),
        };
    }
}
