using Microsoft.Extensions.Configuration;

namespace OpsDashboard.Tests.Support;

/// <summary>A valid configuration of another team: an incident that has nothing in common with the shipped one.</summary>
static class SecondIncident
{
    public static string File { get; } = Repository.PathOf("tests/OpsDashboard.Tests/Configuration/checkout-latency.json");

    /// <summary>Its keys and values, to change one and see what is said.</summary>
    public static SortedDictionary<string, string?> Values()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(File).Build();
        var leaves = configuration.AsEnumerable().Where(pair => !configuration.GetSection(pair.Key).GetChildren().Any());
        return new SortedDictionary<string, string?>(leaves.ToDictionary(), ConfigurationKeyComparer.Instance);
    }

    /// <summary>Changes such as <c>Signals:0:Scale=0</c>, <c>Signals:0:Scale=null</c>, <c>-Signals:0:Presence</c> (with all below it).</summary>
    public static IConfiguration With(params IEnumerable<string> changes)
    {
        var values = Values();
        foreach (var change in changes)
        {
            Apply(values, change);
        }

        return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
    }

    private static void Apply(SortedDictionary<string, string?> values, string change)
    {
        if (change.StartsWith('-'))
        {
            foreach (var key in values.Keys.Where(key => key == change[1..] || key.StartsWith(change[1..] + ":", StringComparison.Ordinal)).ToArray())
            {
                values.Remove(key);
            }

            return;
        }

        var (name, value) = (change[..change.IndexOf('=')], change[(change.IndexOf('=') + 1)..]);
        values[name] = value == "null" ? null : value;
    }
}
