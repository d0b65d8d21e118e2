using System.Globalization;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>The default of max_connections of Cloud SQL for PostgreSQL by the tier's memory, for instances that set no flag.</summary>
static class SqlTiers
{
    private const string CustomPrefix = "db-custom-";

    /// <summary>Null when the tier's memory is not in its name.</summary>
    public static double? DefaultConnections(string tier) => tier switch
    {
        "db-f1-micro" => 25,
        "db-g1-small" => 50,
        _ => Gigabytes(tier) is { } memory ? ByMemory(memory) : null,
    };

    private static double? ByMemory(double gigabytes) => gigabytes switch
    {
        < 3.75 => null,
        < 6 => 100,
        < 7.5 => 200,
        < 15 => 400,
        < 30 => 500,
        < 60 => 600,
        < 120 => 800,
        _ => 1_000,
    };

    // db-custom-CPUS-MEMORY_MB
    private static double? Gigabytes(string tier) =>
        tier.StartsWith(CustomPrefix, StringComparison.Ordinal)
        && tier[CustomPrefix.Length..].Split('-') is [_, var memory]
        && int.TryParse(memory, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes / 1024.0 : null;
}
