using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about the resources whose live configuration is read.</summary>
static partial class CloudConfigurationRules
{
    private const int MostResources = 16;
    private const int MostVariables = 16;

    public static void Check(DashboardOptions options, ConfigurationFaults faults)
    {
        var live = options.CloudConfiguration;
        if (options.CloudConfigurationEndpoint == CloudMonitoringOptions.Emulator && !options.CloudMonitoring.UsesEmulator)
        {
            faults.Add("CloudConfiguration:Endpoint", live.Endpoint, "must be absent or an address: the emulator runs only with CloudMonitoring:Endpoint emulator");
        }

        Require.Between("CloudConfiguration:Interval", live.Interval, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1), faults);
        if (live.MaximumAge < live.Interval || live.MaximumAge > TimeSpan.FromDays(7))
        {
            faults.Add("CloudConfiguration:MaximumAge", live.MaximumAge, $"must be from Interval ({FoundText.Of(live.Interval)}) to {FoundText.Of(TimeSpan.FromDays(7))}");
        }

        Require.AtMost("CloudConfiguration:Resources", live.Resources, MostResources, faults);
        Require.Ids(live.Resources.Select((resource, i) => ($"CloudConfiguration:Resources:{i}", resource.Id)), faults);
        for (var i = 0; i < live.Resources.Count; i++)
        {
            CheckResource($"CloudConfiguration:Resources:{i}", live.Resources[i], faults);
        }
    }

    private static void CheckResource(string key, ResourceOptions resource, ConfigurationFaults faults)
    {
        Name($"{key}:Name", resource.Name, faults);
        if (resource.Project is { } project && !SourceRules.IsProject(project))
        {
            faults.Add($"{key}:Project", project, SourceRules.Project);
        }

        if (resource.Kind == ResourceKind.SqlInstance)
        {
            Absent($"{key}:Location", resource.Location is not null, resource.Location, "must be absent for kind sql-instance: its address has no region", faults);
        }
        else
        {
            Name($"{key}:Location", resource.Location, faults);
        }

        Absent($"{key}:Variables", resource.Kind != ResourceKind.RunService && resource.Variables.Count > 0, "a list", "must be absent unless kind is run-service", faults);
        CheckVariables($"{key}:Variables", resource, faults);
    }

    private static void CheckVariables(string key, ResourceOptions resource, ConfigurationFaults faults)
    {
        Require.AtMost(key, resource.Variables, MostVariables, faults);
        var taken = LiveFactNames.Numbers(resource with { Variables = [] }).Concat(LiveFactNames.Texts(resource)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < resource.Variables.Count; i++)
        {
            var variable = resource.Variables[i];
            if (!VariablePattern().IsMatch(variable.Name))
            {
                faults.Add($"{key}:{i}:Name", variable.Name.Length == 0 ? null : variable.Name, "must be the name of an environment variable (letters, digits and underscores, not starting with a digit)");
            }

            Require.Text($"{key}:{i}:Title", variable.Title, faults);
            if (!NamePattern().IsMatch(variable.Fact))
            {
                faults.Add($"{key}:{i}:Fact", variable.Fact.Length == 0 ? null : variable.Fact, "must be 1 to 64 lower-case letters, digits and hyphens, first a letter");
            }
            else if (!taken.Add(variable.Fact))
            {
                faults.Add($"{key}:{i}:Fact", variable.Fact, "must be unique among the facts of the resource");
            }
        }
    }

    // Names stand in the path of a request: nothing that could lead elsewhere.
    private static void Name(string key, string? name, ConfigurationFaults faults)
    {
        if (name is null || !NamePattern().IsMatch(name))
        {
            faults.Add(key, string.IsNullOrEmpty(name) ? null : name, "must be 1 to 64 lower-case letters, digits and hyphens, first a letter");
        }
    }

    private static void Absent(string key, bool there, string? found, string allowed, ConfigurationFaults faults)
    {
        if (there)
        {
            faults.Add(key, found, allowed);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,63}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,127}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariablePattern();
}
