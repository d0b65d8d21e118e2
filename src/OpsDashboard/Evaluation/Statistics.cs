using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>One number for many values.</summary>
static class Statistics
{
    /// <summary>Percentiles by nearest rank: always a value that was measured.</summary>
    public static double Of(Statistic statistic, double[] values) => statistic switch
    {
        Statistic.Mean => Exact.Quotient(Exact.Sum(values), values.Length),
        Statistic.P95 => Percentile(values, 0.95),
        Statistic.P99 => Percentile(values, 0.99),
        _ => values.Max(),
    };

    private static double Percentile(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(1, (int)Math.Ceiling(share * sorted.Length)) - 1];
    }
}
