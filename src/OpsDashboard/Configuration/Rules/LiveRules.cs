namespace OpsDashboard.Configuration.Rules;

/// <summary>The bounds of the crowd.</summary>
static class LiveRules
{
    private const int Most = 100_000;

    public static void Check(LiveOptions live, ConfigurationFaults faults)
    {
        Between("Live:Viewers", live.Viewers, faults);
        Between("Live:ViewersPerAddress", live.ViewersPerAddress, faults);
    }

    private static void Between(string key, int value, ConfigurationFaults faults)
    {
        if (value is < 1 or > Most)
        {
            faults.Add(key, value, $"must be a whole number from 1 to {Most}");
        }
    }
}
