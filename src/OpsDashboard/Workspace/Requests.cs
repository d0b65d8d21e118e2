using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace OpsDashboard.Workspace;

// The attributes describe the contract to other programs (OpenAPI); what refuses a request is Deeds/.

/// <summary>An operator's word on a criterion of kind sign-off, or on such a part.</summary>
/// <param name="IsSigned">In JSON <c>signed</c>: false takes an earlier one back. Default true.</param>
/// <param name="Link">Required of some criteria, unless an earlier sign-off is taken back.</param>
/// <param name="Version">Position of the sign-off that the sender saw last; 0 for none.</param>
/// <param name="Attempt">The attempt that the sender saw: refused when it is over. If absent, the current one.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SignOffRequest(
    [property: JsonPropertyName("signed")] bool? IsSigned,
    [property: MaxLength(Limits.Address)] string? Link,
    [property: MaxLength(Limits.Summary)] string? Note,
    [property: MaxLength(Limits.Name)] string? By,
    [property: Required, Range(0, Limits.Version)] long? Version,
    [property: Range(1, int.MaxValue)] long? Attempt = null);

/// <summary>Something to write down.</summary>
/// <param name="Text">Markdown.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record NoteRequest(
    [property: Required, MaxLength(Limits.NoteBytes)] string? Text,
    [property: MaxLength(Limits.Name)] string? By);

/// <summary>Where an action stands, as a whole: an owner or note that is absent is none.</summary>
/// <param name="State"><c>open</c>, <c>in-progress</c> or <c>done</c>.</param>
/// <param name="Version">Position of the last change that the sender saw; 0 for none.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ActionRequest(
    [property: Required, RegularExpression("^(open|in-progress|done)$")] string? State,
    [property: MaxLength(Limits.Title)] string? Owner,
    [property: MaxLength(Limits.Summary)] string? Note,
    [property: MaxLength(Limits.Name)] string? By,
    [property: Required, Range(0, Limits.Version)] long? Version);

/// <summary>The result of a check that runs elsewhere.</summary>
/// <param name="FinishedAt">Incident time, ISO 8601; when it is received if absent.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EvidenceRequest(
    [property: Required] bool? Passed,
    [property: Required, MaxLength(Limits.Address)] string? Url,
    DateTimeOffset? FinishedAt,
    [property: MaxLength(Limits.Summary)] string? Summary);

/// <summary>A fix that was made.</summary>
/// <param name="At">Incident time it was made, later than the start of the attempt that it ends and not before a resolution that it ends; now if absent.</param>
/// <param name="Version">The incident's version that the sender saw.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FixRequest(
    [property: Required, MaxLength(Limits.Title)] string? Title,
    [property: MaxLength(Limits.Address)] string? Link,
    DateTimeOffset? At,
    [property: MaxLength(Limits.Name)] string? By,
    [property: Required, Range(0, Limits.Version)] long? Version);

/// <summary>The claim that the incident is over.</summary>
/// <param name="Reason">Required while not all criteria hold, and only then.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ResolveRequest(
    [property: MaxLength(Limits.Reason)] string? Reason,
    [property: MaxLength(Limits.Name)] string? By,
    [property: Required, Range(0, Limits.Version)] long? Version);

/// <summary>It is not over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ReopenRequest(
    [property: Required, MaxLength(Limits.Reason)] string? Reason,
    [property: MaxLength(Limits.Name)] string? By,
    [property: Required, Range(0, Limits.Version)] long? Version);

/// <summary>To keep the incident as it stands now.</summary>
/// <param name="Note">Why; shown with the revision for ever.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FreezeRequest(
    [property: MaxLength(Limits.Summary)] string? Note,
    [property: MaxLength(Limits.Name)] string? By);
