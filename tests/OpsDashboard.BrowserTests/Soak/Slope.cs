namespace OpsDashboard.BrowserTests.Soak;

/// <summary>A straight line through points, by least squares.</summary>
/// <param name="PerUnit">By how much it rises in one unit of the first coordinate.</param>
/// <param name="Margin">Half of the 95 % confidence interval, 1.96 standard errors, made wider for what one point tells of the next (lag-1 autocorrelation).</param>
readonly record struct Slope(double PerUnit, double Margin)
{
    public bool IsFlat => Math.Abs(PerUnit) <= Margin;

    /// <summary>With fewer than three points nothing is known: the margin is infinite.</summary>
    public static Slope Of(IReadOnlyList<(double X, double Y)> points)
    {
        var (meanX, meanY) = (points.Average(point => point.X), points.Average(point => point.Y));
        var spread = points.Sum(point => (point.X - meanX) * (point.X - meanX));
        if (points.Count < 3 || spread == 0)
        {
            return new Slope(0, double.PositiveInfinity);
        }

        var rise = points.Sum(point => (point.X - meanX) * (point.Y - meanY)) / spread;
        var rest = points.Select(point => point.Y - meanY - (rise * (point.X - meanX))).ToArray();
        var variance = rest.Sum(value => value * value);
        // Memory wanders rather than scatters: neighbouring points are not independent, so that fewer count.
        var related = variance == 0 ? 0 : Math.Clamp(rest.Zip(rest.Skip(1), (before, after) => before * after).Sum() / variance, 0, 0.99);
        var error = Math.Sqrt(variance / (points.Count - 2) / spread * (1 + related) / (1 - related));
        return new Slope(rise, 1.96 * error);
    }
}
