using OpsDashboard.Configuration.Binding;
using OpsDashboard.Configuration.Rules;

namespace OpsDashboard.Configuration;

/// <summary>Reads and judges the product's own sections; keys of the host (<c>Logging</c>, <c>Kestrel</c>, the environment) are not its business.</summary>
public static class ConfigurationLoader
{
    /// <summary>The options when nothing is wrong, otherwise null; and everything that is wrong. Never throws for what is configured.</summary>
    public static (DashboardOptions? Options, ConfigurationFaults Faults) Load(IConfiguration configuration)
    {
        var faults = new ConfigurationFaults();
        var joined = ConfigurationSources.Join(configuration, faults);
        faults.NameFrom(joined);
        var options = SectionBinder.BindRoot<DashboardOptions>(joined, faults);
        RefuseWhatIsNotThereYet(configuration, faults);
        ConfigurationRules.Check(options, faults);
        ListenAddresses.Check(configuration, options.Authentication, faults);
        LogLevels.Check(configuration, faults);
        return faults.IsEmpty ? (options, faults) : (null, faults);
    }

    // Announced in the documentation: silently ignored, it would look as if somebody were alerted.
    private static void RefuseWhatIsNotThereYet(IConfiguration configuration, ConfigurationFaults faults)
    {
        if (configuration.GetSection("Alerts").GetChildren().Any())
        {
            faults.Add("Alerts", "a section", "must be absent: alerts are not part of this version");
        }
    }
}
