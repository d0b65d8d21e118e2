using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>An entry in plain words, for timelines.</summary>
static class LogText
{
    /// <summary>Null for entries that timelines do not tell: notes stand in full beside them.</summary>
    public static string? Of(JournalEntry entry) => entry.Kind switch
    {
        EntryKind.Verdict => Verdict(entry.Read<VerdictBody>()),
        EntryKind.Revision => $"{entry.Subject}: {entry.Read<VerdictRevision>().Text}",
        EntryKind.SignOff => SignOff(entry.Read<SignOffBody>()),
        EntryKind.Action => Action(entry.Read<ActionBody>()),
        EntryKind.Evidence => Evidence(entry, entry.Read<EvidenceBody>()),
        EntryKind.Fix => $"fix declared, attempt {entry.Attempt}: {entry.Read<FixBody>().Title}",
        EntryKind.Resolved => entry.Read<ResolvedBody>() is { OverrideReason: { } reason } ? $"resolved, although not all criteria held: {reason}" : "resolved: all criteria held",
        EntryKind.Reopened => $"reopened, attempt {entry.Attempt}: {entry.Read<ReopenedBody>().Reason}",
        EntryKind.Frozen => Frozen(entry, entry.Read<FrozenBody>()),
        EntryKind.Outage => entry.Read<OutageBody>() is var outage ? $"the journal could not be written since {outage.Since.UtcDateTime:HH:mm}: {outage.Reason}" : null,
        EntryKind.Configuration => $"configuration {entry.Read<ConfigurationBody>().Hash[..8]}",
        EntryKind.ScreenPaired => $"wall screen {entry.Subject} is named {entry.Read<ScreenPairedBody>().Name}",
        EntryKind.ScreenWithdrawn => $"wall screen {entry.Subject}, {entry.Read<ScreenWithdrawnBody>().Name}, withdrawn",
        _ => null,
    };

    private static string Verdict(VerdictBody body)
    {
        var from = body.From is { } before ? $"{VerdictWord.Of(before)} → " : "";
        var measured = body.Measured is { } value && body.Unit.Length > 0 ? $" ({Quantity.Text(value, body.Unit, body.Objective)})" : "";
        return $"{body.Title}: {from}{VerdictWord.Of(body.To)}{measured}";
    }

    private static string SignOff(SignOffBody body) => $"{body.Title}: {(body.IsSigned ? "signed off" : "sign-off taken back")}{(body.Note is { Length: > 0 } note ? $": {note}" : "")}";

    private static string Action(ActionBody body) =>
        $"{body.Title}: {body.State switch { ActionState.Done => "done", ActionState.InProgress => "in progress", _ => "open" }}{(body.Owner is { Length: > 0 } owner ? $", {owner}" : "")}";

    private static string Frozen(JournalEntry entry, FrozenBody body)
    {
        var cause = body.Cause switch
        {
            FreezeCause.Opened => "opened",
            FreezeCause.DeclaredFix => "fix declared",
            FreezeCause.Resolved => "resolved",
            FreezeCause.Reopened => "reopened",
            _ => "asked for",
        };
        return $"frozen as {entry.Incident}@r{body.Revision}, {cause}{(body.Note is { Length: > 0 } note ? $": {note}" : "")}";
    }

    private static string Evidence(JournalEntry entry, EvidenceBody body) =>
        $"{entry.Subject} {(body.Passed ? "passed" : "failed")}{(body.Summary is { Length: > 0 } summary ? $": {summary}" : "")}";
}
