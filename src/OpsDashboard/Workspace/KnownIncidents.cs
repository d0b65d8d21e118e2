using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Workspace;

/// <summary>Which incidents there are: for whoever asked for one that there is not.</summary>
/// <param name="Configured">Numbers, at most <see cref="Most"/>.</param>
/// <param name="Gone">Those of which only the journal knows, at most <see cref="Most"/>, newest number first.</param>
/// <param name="More">How many of both are not named.</param>
public sealed record KnownIncidents(ValueList<long> Configured, ValueList<long> Gone, int More)
{
    /// <summary>What a page can list and an answer can hold.</summary>
    public const int Most = 50;

    public static KnownIncidents Of(DashboardOptions options, JournalFacts facts)
    {
        var configured = options.Incidents.Select(incident => incident.Number).ToArray();
        var gone = facts.Incidents.Keys.Where(number => number > 0 && !configured.Contains(number)).OrderDescending().ToArray();
        return new KnownIncidents(
            configured.Take(Most).ToValueList(), gone.Take(Most).ToValueList(), Math.Max(0, configured.Length - Most) + Math.Max(0, gone.Length - Most));
    }

    /// <summary>Whether it was configured once: its revisions and its journal stay.</summary>
    public static bool IsGone(long number, DashboardOptions options, JournalFacts facts) =>
        options.Incidents.All(incident => incident.Number != number) && facts.Incidents.ContainsKey(number);

    /// <summary>"There is no incident 9999. Known incidents: 7, 12; no longer configured: 3."</summary>
    public string Without(long number) => string.Create(CultureInfo.InvariantCulture, $"There is no incident {number}. Known incidents: {Listed()}.");

    private string Listed()
    {
        var known = Configured.Count == 0 ? "none" : string.Join(", ", Configured);
        var gone = Gone.Count == 0 ? "" : $"; no longer configured: {string.Join(", ", Gone)}";
        return $"{known}{gone}{(More == 0 ? "" : $"; and {More} more")}";
    }
}
