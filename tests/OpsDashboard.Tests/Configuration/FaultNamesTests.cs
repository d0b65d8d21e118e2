using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Configuration;

/// <summary>What is printed names the id beside the index; the key stays whole.</summary>
public sealed class FaultNamesTests
{
    [Fact]
    public void Index_IsFollowedByItsId()
    {
        var (_, faults) = ConfigurationLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Signals:0:Id", "first"),
            new("Signals:1:Id", "sql-connections"),
            new("Signals:1:Scale", "ten"),
            new("Incidents:0:Number", "1278"),
            new("Incidents:0:Horizons:0:Id", "immediate"),
            new("Incidents:0:Horizons:0:Criteria:0:Id", "startup-95"),
            new("Incidents:0:Horizons:0:Criteria:0:Kind", "none"),
            new("Emulator:Seed", "one"),
        ]).Build());

        var text = faults.Format();

        Assert.Contains("  Signals:1:Scale (sql-connections): found ten, must be a number with a point", text, StringComparison.Ordinal);
        Assert.Contains("  Incidents:0:Horizons:0:Criteria:0:Kind (1278, immediate, startup-95): found none, must be", text, StringComparison.Ordinal);
        Assert.Contains("  Emulator:Seed: found one", text, StringComparison.Ordinal);
        Assert.Contains(faults.All, fault => fault.Key == "Signals:1:Scale");
    }

    [Fact]
    public void Id_ThatIsSecretOrLong_IsShownAsAnyFoundValue()
    {
        var (_, faults) = ConfigurationLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(
            [new("Signals:0:Id", $"https://ann:pw@host/{new string('x', 200)}\n"), new("Signals:0:Scale", "ten")]).Build());

        var line = faults.Format().Split('\n').First(one => one.Contains("Signals:0:Scale", StringComparison.Ordinal));
        Assert.DoesNotContain("ann:pw", line, StringComparison.Ordinal);
        Assert.True(line.Length < 140, line);
    }
}
