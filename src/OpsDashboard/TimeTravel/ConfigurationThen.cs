using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Configuration.Rules;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.TimeTravel;

/// <summary>By which signals and incidents a moment is judged: those in force then, read from where today's are.</summary>
/// <param name="Options">Signals and incidents of then; everything else of today.</param>
/// <param name="Hash">SHA-256 of signals and incidents, hexadecimal.</param>
/// <param name="Since">When they were journalled; null when that is not known.</param>
/// <param name="IsToday">Whether they are those of today.</param>
/// <param name="Note">Why today's are used although others were, or may have been, in force; null otherwise.</param>
public sealed record ConfigurationThen(DashboardOptions Options, string Hash, DateTimeOffset? Since, bool IsToday, string? Note)
{
    public static ConfigurationThen Of(JournalThen then, DashboardOptions today)
    {
        var hash = ConfigurationEntry.BodyOf(today).Hash;
        if (then.Configuration is not var (since, body))
        {
            return new(today, hash, Since: null, IsToday: true, "which configuration was in force then is not recorded: today's is used");
        }

        if (body.Hash == hash)
        {
            return new(today, hash, since, IsToday: true, Note: null);
        }

        if (body.Configuration is not { } json)
        {
            return Today($"was too long for the journal, which kept its hash {body.Hash[..8]} alone");
        }

        try
        {
            var options = WithSignalsAndIncidents(today, json);
            var faults = new ConfigurationFaults();
            ConfigurationRules.Check(options, faults);
            return faults.IsEmpty ? new(options, body.Hash, since, IsToday: false, Note: null) : Today($"{body.Hash[..8]} is not valid in this version: {faults.All[0]}");
        }
        catch (JsonException unreadable)
        {
            return Today($"{body.Hash[..8]} cannot be read by this version: {unreadable.Message}");
        }

        ConfigurationThen Today(string why) => new(today, hash, Since: null, IsToday: true, $"the configuration in force then {why}; today's is used");
    }

    /// <summary>Signals and incidents as journalled, in place of today's.</summary>
    /// <exception cref="JsonException">They are not what this version writes.</exception>
    public static DashboardOptions WithSignalsAndIncidents(DashboardOptions today, JsonElement json)
    {
        var kept = EntryJson.Read<Kept>(json);
        return kept is { Signals: { } signals, Incidents: { } incidents } ? today with { Signals = signals, Incidents = incidents } : throw new JsonException("signals or incidents are missing");
    }

    private sealed record Kept(ValueList<SignalOptions>? Signals, ValueList<IncidentOptions>? Incidents);
}
