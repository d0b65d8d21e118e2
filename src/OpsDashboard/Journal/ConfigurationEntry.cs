using System.Security.Cryptography;
using System.Text;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>What is judged, and by which rules: kept with the verdicts, so that they can be understood when it has changed.</summary>
/// <remarks>Written at most once a start: two replicas of different configurations would otherwise answer each other for ever.</remarks>
static class ConfigurationEntry
{
    /// <summary>Signals and incidents as they are configured.</summary>
    public static ConfigurationBody BodyOf(DashboardOptions options)
    {
        var json = EntryJson.Write(new { options.Signals, options.Incidents });
        return new ConfigurationBody(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))), json);
    }

    /// <summary>Null when the one journalled last is the same.</summary>
    public static NewEntry? Of(JournalFacts facts, ConfigurationBody body, DateTimeOffset now) => facts.Configuration?.Hash == body.Hash
        ? null
        : new NewEntry(Incident: 0, Attempt: 0, EntryKind.Configuration, "", now, Transitions.Author, EntryJson.Write(body))
        {
            ExpectedVersion = facts.Configuration?.Version ?? 0,
        };
}
