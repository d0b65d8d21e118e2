namespace OpsDashboard.Tests;
public class SmokeTests { [Fact] public void Runs() => Assert.NotEqual(1, TestContext.Current.GetHashCode()); }
