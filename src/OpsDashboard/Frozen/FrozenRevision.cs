using System.Text.Json;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>An incident as it stood, kept for ever: all that <c>/i/{number}@r{k}.json</c> says, but for <c>hash</c>.</summary>
/// <remarks>What is written here once must be readable in every later version: members are only ever added.</remarks>
/// <param name="Schema">Of this document; 1.</param>
/// <param name="Id">For example <c>4711@r3</c>.</param>
/// <param name="Number">Of the incident.</param>
/// <param name="Revision">1, 2, 3 … of the incident.</param>
/// <param name="At">Incident time at which it was judged so.</param>
/// <param name="Build">Of the program that judged.</param>
/// <param name="Demo">Null against a real source; otherwise all numbers are simulated.</param>
/// <param name="ConfigurationHash">SHA-256 of what was configured, hexadecimal; the journal has the configuration itself.</param>
/// <param name="Kept">How much of it is kept.</param>
/// <param name="Incident">As the snapshot writes it.</param>
/// <param name="Tiles">As the snapshot writes them, with fewer points where there were too many.</param>
/// <param name="KeyTiles">Ids of the tiles that stand first on the overview.</param>
/// <param name="Rules">By what each criterion and each part of one was judged.</param>
/// <param name="Resolution">Null while nobody says that it is over.</param>
/// <param name="Attempts">Oldest first; the last is the current one.</param>
/// <param name="SignOffs">The last of each criterion.</param>
/// <param name="Evidence">Of each evidence id what finished last.</param>
/// <param name="Notes">Newest first.</param>
/// <param name="Log">Newest first.</param>
/// <param name="Recurrence">As the API writes it; null when it is not configured.</param>
/// <param name="Impact">As the API writes it; null when it is not configured.</param>
public sealed record FrozenRevision(
    int Schema,
    string Id,
    long Number,
    int Revision,
    FrozenCause Cause,
    DateTimeOffset At,
    string Build,
    DemoClock? Demo,
    string ConfigurationHash,
    KeptParts Kept,
    Incident Incident,
    ValueList<Tile> Tiles,
    ValueList<string> KeyTiles,
    ValueList<FrozenRule> Rules,
    Resolution? Resolution,
    ValueList<IncidentAttempt> Attempts,
    ValueList<SignOff> SignOffs,
    ValueList<OpsDashboard.Evaluation.Recorded.Evidence> Evidence,
    ValueList<Note> Notes,
    ValueList<LogLine> Log,
    JsonElement? Recurrence,
    JsonElement? Impact)
{
    public const int CurrentSchema = 1;

    /// <summary>SHA-256 of the canonical JSON without this member, hexadecimal. Null until it is written.</summary>
    public string? Hash { get; init; }
}

/// <summary>Why it was frozen.</summary>
/// <param name="At">Incident time of what it was frozen for; the revision itself may have come later, while the journal could not be written.</param>
/// <param name="By">Who declared, resolved, reopened or asked; null of an opening.</param>
/// <param name="Note">Of who asked for it; untrusted.</param>
/// <param name="Title">The fix in words, or why it was reopened or resolved by override; untrusted.</param>
public sealed record FrozenCause(FreezeCause Kind, DateTimeOffset At, string? By, string? Note, string? Title);

/// <summary>By what a criterion, or a part of one, was judged, and what came of a part.</summary>
/// <param name="PartOf">Id of the composite; null of a criterion.</param>
/// <param name="Rule">In words: what is compared with what, over which window, from how many events on.</param>
/// <param name="Needs">"at least 95 %"; null when there is no number to reach.</param>
/// <param name="Queries">What the source was asked.</param>
/// <param name="Applies">Of a part: false while live configuration says that it has no meaning.</param>
public sealed record FrozenRule(
    string Id, string? PartOf, string Title, string Rule, string? Needs, ValueList<string> Queries, Verdict Verdict, bool Applies, string? Reason, double? Measured, string Unit)
{
    /// <summary>The number in <see cref="Needs"/>; null in revisions of versions that did not write it.</summary>
    public double? Objective { get; init; }
}

/// <summary>How much is kept: a revision is never refused for its size, it keeps fewer points and fewer old words.</summary>
/// <param name="PointsStepSeconds">Of the tile that lost most: the distance of its points; null when every point is kept.</param>
/// <param name="Points">Kept.</param>
/// <param name="PointsOf">There were.</param>
/// <param name="NotesOf">There were, as far as this program held them.</param>
/// <param name="LogOf">There were, as far as this program held them.</param>
/// <param name="AttemptsOf">There were.</param>
/// <param name="HasQueries">False when queries, recurrence and impact had no room.</param>
public sealed record KeptParts(double? PointsStepSeconds, int Points, int PointsOf, int NotesOf, int LogOf, int AttemptsOf, bool HasQueries);
