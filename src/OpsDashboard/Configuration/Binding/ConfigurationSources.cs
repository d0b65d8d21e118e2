using Microsoft.Extensions.Configuration.Memory;

namespace OpsDashboard.Configuration.Binding;

/// <summary>The product's own keys from all sources, with lists as people mean them: whole from the last file that has them, an index in the environment or an argument changes that element.</summary>
/// <remarks>The framework merges lists by index. What a later file leaves out of a list would stay in force: a withdrawn token, another team's signals.</remarks>
static class ConfigurationSources
{
    /// <summary>Reads the sources once; later changes of a file are not seen.</summary>
    /// <param name="faults">Gets every index past the end of a list.</param>
    public static IConfiguration Join(IConfiguration configuration, ConfigurationFaults faults)
    {
        if (configuration is not IConfigurationRoot root)
        {
            return configuration;
        }

        var joined = new JoinedKeys(faults);
        foreach (var provider in Providers(root))
        {
            joined.Add(Keys(provider), isFile: provider is FileConfigurationProvider or StreamConfigurationProvider);
        }

        return new ConfigurationRoot([new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = joined.All })]);
    }

    // The host's builder wraps what it was given into one provider.
    private static IEnumerable<IConfigurationProvider> Providers(IConfigurationRoot root) => root.Providers.SelectMany(provider =>
        provider is ChainedConfigurationProvider { Configuration: IConfigurationRoot inner } ? Providers(inner) : [provider]);

    private static IEnumerable<KeyValuePair<string, string?>> Keys(IConfigurationProvider provider)
    {
        var left = new Stack<string>(RecordMembers.Of(typeof(DashboardOptions)).Keys);
        while (left.TryPop(out var key))
        {
            if (provider.TryGet(key, out var value))
            {
                yield return new(key, value);
            }

            foreach (var child in provider.GetChildKeys([], key).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                left.Push(ConfigurationPath.Combine(key, child));
            }
        }
    }
}
