using OpsDashboard.Configuration;
using OpsDashboard.Configuration.Rules;
using OpsDashboard.Tests.Evaluation;

namespace OpsDashboard.Tests.Configuration;

/// <summary>Rules about what refers to what, whose faults need more than one changed key.</summary>
public sealed class ReferenceRuleTests
{
    private static readonly SignalOptions After = Example.Duration with { Id = "after", Follows = "duration" };

    [Fact]
    public void Follows_TheSignalBefore_IsFine() => Assert.Empty(Faults(Example.Duration, After));

    [Fact]
    public void Follows_ALaterSignal_IsAFault() =>
        Assert.Contains("Signals:0:Follows: found duration, must stand before the signal that follows it", Faults(After, Example.Duration));

    [Fact]
    public void Follows_ASignalThatCountsFailures_IsAFault() =>
        Assert.Contains(
            "Signals:1:Follows: found failures, must count what passed: a percentile, or a ratio with thresholds below",
            Faults(Example.Failures, After with { Follows = "failures" }));

    [Fact]
    public void Facts_OfTwoIncidentsWithOneId_AreAFault()
    {
        var options = Example.With(Example.Success());
        options = options with { Incidents = [options.Incidents[0], options.Incidents[0] with { Number = 8 }] };

        Assert.Contains("Incidents:1:Facts:0:Id: found timeout, must be unique among the facts of all incidents", Faults(options));
    }

    [Theory]
    [InlineData("https://monitoring.example.com", false)]
    [InlineData("https://monitoring.googleapis.com", true)]
    [InlineData("http://127.0.0.1:8085", true)]
    public void Endpoint_OverHttps_IsGooglesAlone(string endpoint, bool allowed)
    {
        var faults = Faults(Example.With() with { CloudMonitoring = new() { Endpoint = endpoint } });

        Assert.Equal(allowed, !faults.Any(fault => fault.StartsWith("CloudMonitoring:Endpoint", StringComparison.Ordinal)));
    }

    private static string[] Faults(params ReadOnlySpan<SignalOptions> signals) =>
        [.. Faults(Example.With() with { Signals = ValueList.Create(signals) }).Where(fault => fault.Contains("Follows", StringComparison.Ordinal))];

    private static string[] Faults(DashboardOptions options)
    {
        var faults = new ConfigurationFaults();
        ConfigurationRules.Check(options, faults);
        return [.. faults.All.Select(fault => fault.ToString())];
    }
}
