using System.Text.Json;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Journal.Entries;

/// <summary>Body of <see cref="EntryKind.Verdict"/>.</summary>
/// <param name="Since">When the snapshots first said so.</param>
/// <param name="From">The verdict journalled before; null for the first one of an attempt.</param>
/// <param name="Missed">Snapshots since the last journalled one that the journal did not see, because it could not write.</param>
public sealed record VerdictBody(
    string Title, Verdict? From, Verdict To, DateTimeOffset Since, string? Reason, double? Measured, double? Objective, string Unit, double? Good, double? Total, DateTimeOffset? WindowEnd, long Missed);

/// <summary>Body of <see cref="EntryKind.SignOff"/>.</summary>
public sealed record SignOffBody(string Title, bool IsSigned, string? Link, string? Note);

/// <summary>Body of <see cref="EntryKind.Note"/>.</summary>
public sealed record NoteBody(string Text);

/// <summary>Body of <see cref="EntryKind.Action"/>.</summary>
public sealed record ActionBody(string Title, ActionState State, string? Owner, string? Note, DateTimeOffset? DoneAt, Verdict? VerdictThen, double? MeasuredThen);

/// <summary>Body of <see cref="EntryKind.Evidence"/>.</summary>
public sealed record EvidenceBody(bool Passed, string Url, DateTimeOffset FinishedAt, string? Summary);

/// <summary>Body of <see cref="EntryKind.Fix"/>. The entry's attempt is the one it begins.</summary>
public sealed record FixBody(string Title, string? Link, DateTimeOffset Start, ValueList<AttemptVerdict> Before);

/// <summary>Body of <see cref="EntryKind.Resolved"/>.</summary>
public sealed record ResolvedBody(string? OverrideReason, ValueList<string> Held, ValueList<string> Unmet);

/// <summary>Body of <see cref="EntryKind.Reopened"/>. The entry's attempt is the one it begins.</summary>
/// <param name="Criteria">Those that held and are not met any more; empty when it was reopened by hand.</param>
public sealed record ReopenedBody(string Reason, DateTimeOffset Start, ValueList<string> Criteria, ValueList<AttemptVerdict> Before);

/// <summary>Body of <see cref="EntryKind.Outage"/>, which is written when the store takes entries again.</summary>
/// <param name="Since">Incident time.</param>
public sealed record OutageBody(DateTimeOffset Since, string Reason);

/// <summary>Body of <see cref="EntryKind.Frozen"/>.</summary>
/// <param name="Of">Position of the entry that it was made for: the fix, the resolution, the reopening; 0 for the opening and for what somebody asked for.</param>
/// <param name="Hash">SHA-256 of the revision, hexadecimal.</param>
public sealed record FrozenBody(int Revision, FreezeCause Cause, long Of, string? Note, string Hash);

/// <summary>Body of <see cref="EntryKind.Configuration"/>.</summary>
/// <param name="Hash">SHA-256 of the configuration as JSON, hexadecimal.</param>
/// <param name="Configuration">Signals and incidents as configured; never sources, tokens or connection strings. Null when it is longer
/// than the store takes: then the hash alone tells that it is another one.</param>
public sealed record ConfigurationBody(string Hash, JsonElement? Configuration);

/// <summary>Body of <see cref="EntryKind.ScreenPaired"/>.</summary>
/// <param name="TokenSha256">Of the token, hexadecimal.</param>
public sealed record ScreenPairedBody(string Name, string TokenSha256);

/// <summary>Body of <see cref="EntryKind.ScreenWithdrawn"/>.</summary>
/// <param name="Name">The name it had, for people who read the journal.</param>
public sealed record ScreenWithdrawnBody(string Name);
