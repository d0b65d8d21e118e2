namespace OpsDashboard.Configuration.Rules;

/// <summary>Everything that must hold beyond the form of single values. Pure: options in, faults out.</summary>
static class ConfigurationRules
{
    public static void Check(DashboardOptions options, ConfigurationFaults faults)
    {
        SourceRules.Check(options, faults);
        LiveRules.Check(options.Live, faults);
        if (options.PathBase is { } path && !PathPrefix.IsValid(path))
        {
            faults.Add("PathBase", path, $"must be {PathPrefix.Allowed}");
        }

        TextRules.Check(options, faults);
        Require.Between("Screens:SilentAfter", options.Screens.SilentAfter, TimeSpan.FromSeconds(30), TimeSpan.FromDays(1), faults);
        TokenRules.Check("Authentication:Tokens", options.Authentication.Tokens, faults);

        var names = ConfigurationNames.Of(options);
        SignalRules.Check(options.Signals, names, faults);
        IncidentRules.Check(options.Incidents, names, faults);
    }
}
