namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>Words of the APIs as this program writes them.</summary>
static class Words
{
    public const string NotTold = "not told by the API";

    /// <summary><c>ALL_TRAFFIC</c> → <c>all-traffic</c>.</summary>
    public static string OfEnum(string word) => word.ToLowerInvariant().Replace('_', '-');

    /// <summary>The last part of <c>projects/p/locations/l/connectors/c</c>.</summary>
    public static string LastPart(string name) => name[(name.LastIndexOf('/') + 1)..];
}
