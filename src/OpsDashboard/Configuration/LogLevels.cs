namespace OpsDashboard.Configuration;

/// <summary>Levels under <c>Logging</c>: the one section of the host whose mistakes end the start without naming the key.</summary>
static class LogLevels
{
    public static void Check(IConfiguration configuration, ConfigurationFaults faults)
    {
        var logging = configuration.GetSection("Logging");
        // Those of a provider lie one deeper: Logging:Console:LogLevel.
        foreach (var level in logging.GetChildren().Append(logging).SelectMany(section => section.GetSection("LogLevel").GetChildren()))
        {
            if (level.Value is { Length: > 0 } value && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                faults.Add(level.Path, value, $"must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
            }
        }
    }
}
