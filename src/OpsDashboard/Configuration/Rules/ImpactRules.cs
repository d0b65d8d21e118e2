namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about what an incident costs.</summary>
static class ImpactRules
{
    public static void Check(string key, ImpactOptions impact, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (names.Signal($"{key}:Signal", impact.Signal, faults) is { Measure: not MeasureKind.Ratio } signal)
        {
            faults.Add($"{key}:Signal", signal.Id, "must be a signal of measure ratio");
        }

        if (impact.DownAtMost is not (>= 0 and <= 100))
        {
            faults.Add($"{key}:DownAtMost", impact.DownAtMost, "must be from 0 to 100: it is in percent");
        }

        if (impact.Revenue is { } revenue)
        {
            CheckRevenue($"{key}:Revenue", revenue, faults);
        }
    }

    private static void CheckRevenue(string key, RevenueOptions revenue, ConfigurationFaults faults)
    {
        if (revenue.PerYear is not (>= 0 and <= 1e15))
        {
            faults.Add($"{key}:PerYear", revenue.PerYear, "must be from 0 to 1e15");
        }

        Require.Text($"{key}:Currency", revenue.Currency, faults);
        if (revenue.ShareLow is not (>= 0 and <= 1))
        {
            faults.Add($"{key}:ShareLow", revenue.ShareLow, "must be from 0 to 1");
        }

        if (revenue.ShareHigh < revenue.ShareLow || revenue.ShareHigh > 1)
        {
            faults.Add($"{key}:ShareHigh", revenue.ShareHigh, $"must be from ShareLow ({FoundText.Of(revenue.ShareLow)}) to 1");
        }
    }
}
