using System.Security.Cryptography;
using System.Text.Json;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation.Recurrence;

/// <summary>Names the configuration that a fingerprint was read by: with another one it is read again.</summary>
static class FingerprintHash
{
    /// <summary>Over everything that can change a fingerprint, the source included; not over other past incidents and claims.</summary>
    /// <returns>SHA-256, hexadecimal.</returns>
    public static string Of(DashboardOptions options, RecurrenceOptions recurrence, IReadOnlyDictionary<string, SignalOptions> signals)
    {
        var used = FingerprintQueries.Signals(recurrence, signals).ToArray();
        var names = recurrence.Dependencies.Select(one => one.Saturated).Concat(recurrence.Symptoms.Select(one => one.When)).SelectMany(objective => objective?.Facts ?? [])
            .Concat(used.SelectMany(signal => signal.PercentOf)).Concat(used.Select(signal => signal.TimeoutFact).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            options.CloudMonitoring.ProjectId,
            // The demo's past is another one with each seed and start.
            Demo = options.CloudMonitoring.UsesEmulator ? options.Emulator : null,
            Recurrence = recurrence with { Past = [] },
            // How a signal is named, explained, shown and coloured changes nothing that was measured.
            Signals = used.Select(one => new
            {
                one.Id,
                one.Measure,
                one.Query,
                one.Presence,
                one.Outcome,
                one.Percentile,
                one.PercentOf,
                one.Scale,
                one.Unit,
                one.TimeoutFact,
            }),
            Facts = options.Incidents.SelectMany(incident => incident.Facts).Where(fact => names.Contains(fact.Id)).Select(fact => new { fact.Id, fact.Value, fact.Steps, fact.Live }),
        });
        return Convert.ToHexStringLower(SHA256.HashData(json));
    }
}
