using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>What is judged, and by which rules: kept with the verdicts, so that they can be understood when it has changed.</summary>
/// <remarks>Written at most once a start: two replicas of different configurations would otherwise answer each other for ever.</remarks>
static class ConfigurationEntry
{
    /// <summary>Signals and incidents as they are configured.</summary>
    public static ConfigurationBody BodyOf(DashboardOptions options)
    {
        var json = JsonSerializer.SerializeToElement(new { options.Signals, options.Incidents }, SnapshotJson.Options);
        var text = json.GetRawText();
        // Half of the bound is left to what the writer escapes.
        return new ConfigurationBody(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text.Length <= EntryBounds.LongestBody / 2 ? json : null);
    }

    /// <summary>Null when the one journalled last is the same.</summary>
    public static NewEntry? Of(JournalFacts facts, ConfigurationBody body, DateTimeOffset now) => facts.Configuration?.Hash == body.Hash
        ? null
        : new NewEntry(Incident: 0, Attempt: 0, EntryKind.Configuration, "", now, Transitions.Author, EntryJson.Write(body))
        {
            ExpectedVersion = facts.Configuration?.Version ?? 0,
        };
}
