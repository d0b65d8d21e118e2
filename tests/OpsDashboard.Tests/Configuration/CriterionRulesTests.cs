using OpsDashboard.Configuration;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Configuration;

/// <summary>What a criterion says of itself.</summary>
public sealed class CriterionRulesTests
{
    private const string Key = "Incidents:0:Horizons:0:Criteria:0";

    [Fact]
    public void Link_RequiredOfWhatNobodySigns_IsAFault() =>
        Assert.Equal([$"{Key}:LinkRequired: found true, must be absent unless kind is sign-off"], Faults($"{Key}:LinkRequired=true"));

    [Fact]
    public void Note_LongerThanItsPlace_IsAFault()
    {
        Assert.Empty(Faults($"{Key}:Note={new string('x', 300)}"));
        Assert.Equal([$"{Key}:Note: found 301 characters, must be at most 300"], Faults($"{Key}:Note={new string('x', 301)}"));
    }

    private static IEnumerable<string> Faults(string change) =>
        ConfigurationLoader.Load(SecondIncident.With([change])).Faults.All.Select(fault => fault.ToString());
}
