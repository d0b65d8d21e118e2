namespace OpsDashboard.Emulator.Model;

/// <summary>What goes through the connector whether instances start or not, in Mbps.</summary>
sealed class Background(Scenario scenario, Configuration configuration, Dice dice)
{
    private const double PrivateMbps = 115;

    // What the fix of 1263 sent through the connector in addition, and what that grew to in the week after it.
    private const double PublicMbps = 25;
    private const double PublicGrowthMbps = 12;

    /// <summary>Of the minute that ends at <paramref name="minute"/>.</summary>
    public double Mbps(long minute)
    {
        var second = (minute - 1) * 60;
        var growth = scenario.Growth.Share(second);
        var import = scenario.Import.Share(second);
        var calm = 1 - Math.Max(growth, import);
        var daily = 7 * calm * Math.Sin(2 * Math.PI * ((minute % 1440) - 480) / 1440);
        var noise = dice.Between(-1, 1, minute, Draw.BackgroundEgress) * (4.5 + (1.5 * calm));
        var mbps = PrivateMbps + Public(second) + (scenario.Growth.Mbps * growth) + (scenario.Import.Mbps * import) + daily + noise;
        return mbps * configuration.Traffic.At(second).Value;
    }

    private double Public(long second)
    {
        var revision = configuration.RevisionAt(second);
        if (!revision.AllTraffic)
            return 0;
        var from = scenario.Deploys[1].From;
        var share = Math.Clamp((double)(second - from) / (scenario.Growth.From - from), 0, 1);
        return PublicMbps + (PublicGrowthMbps * share);
    }
}
