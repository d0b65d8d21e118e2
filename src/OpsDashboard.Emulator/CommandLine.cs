using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator;

/// <summary>What the emulator alone was started with: <c>--urls</c>, <c>--admin-urls</c> and <c>--Emulator:KEY</c>.</summary>
/// <param name="Url">Where MetricService listens.</param>
/// <param name="AdminUrl">Where the REST and admin APIs listen; null for nowhere.</param>
/// <param name="Options">Scenario, seed and start.</param>
sealed record CommandLine(string Url, string? AdminUrl, EmulatorOptions Options)
{
    private const string DefaultUrl = "http://127.0.0.1:8085";

    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = $"""
        The emulator of Cloud Monitoring and of Google's configuration APIs, at real speed. Listens on loopback only.
          --urls URL               MetricService, plaintext HTTP/2; default {DefaultUrl}
          --admin-urls URL         REST and admin API, plaintext HTTP/1.1; default: none
          --Emulator:Seed NUMBER   randomness
          --Emulator:StartAt TIME  where the scenario begins, such as 2025-09-15T18:40:44Z
          --help, --version
        """;

    private static readonly HashSet<string> Keys = new(["urls", "admin-urls"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the arguments; every fault goes to <paramref name="faults"/>, by key.</summary>
    public static CommandLine Read(string[] args, List<string> faults)
    {
        // The command-line provider passes over what it cannot read; a word without a key is a mistake worth telling.
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                faults.Add($"{args[i]}: expected --key value");
            else if (!args[i].Contains('=', StringComparison.Ordinal) && ++i == args.Length)
                faults.Add($"{args[^1][2..]}: has no value");
        }

        var configuration = new ConfigurationBuilder().AddCommandLine(args).Build();
        foreach (var key in configuration.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key))
        {
            if (!Keys.Contains(key) && !key.StartsWith("Emulator:", StringComparison.OrdinalIgnoreCase))
                faults.Add($"{key}: unknown key");
        }

        var url = configuration["urls"] ?? DefaultUrl;
        if (!ListenAddress.TryParse(url, out _, out var fault))
            faults.Add($"urls: {fault}");
        var adminUrl = configuration["admin-urls"];
        if (adminUrl is not null && !ListenAddress.TryParse(adminUrl, out _, out fault))
            faults.Add($"admin-urls: {fault}");
        return new CommandLine(url, adminUrl, ReadOptions(configuration.GetSection("Emulator"), faults));
    }

    private static EmulatorOptions ReadOptions(IConfigurationSection section, List<string> faults)
    {
        var options = new EmulatorOptions();
        foreach (var child in section.GetChildren())
        {
            var (key, value) = (child.Key.ToUpperInvariant(), child.Value ?? "");
            var fault = key switch
            {
                "SCENARIO" when value is Scenario.Incident1278 => null,
                "SCENARIO" => $"\"{value}\" is unknown; there is {Scenario.Incident1278}",
                "SEED" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) =>
                    Set(options with { Seed = seed }),
                "SEED" => $"\"{value}\" is not a whole number from {int.MinValue} to {int.MaxValue}",
                "STARTAT" when Rfc3339.Read(value) is { } start =>
                    Set(options with { StartAt = start }),
                "STARTAT" => $"\"{value}\" is not {Rfc3339.Allowed}",
                "TIMESCALE" when value is "1" => null,
                "TIMESCALE" => "alone the emulator runs at 1",
                "RESUME" => "belongs to the dashboard, not to the emulator alone",
                _ => "unknown key",
            };
            if (fault is not null)
                faults.Add($"Emulator:{child.Key}: {fault}");
        }

        return options;

        string? Set(EmulatorOptions changed)
        {
            options = changed;
            return null;
        }
    }
}
