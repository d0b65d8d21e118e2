using System.Text.Json.Serialization;

namespace OpsDashboard.Workspace;

/// <summary>An operator's word on a criterion of kind sign-off, or on such a part.</summary>
/// <param name="IsSigned">In JSON <c>signed</c>: false takes an earlier one back. Default true.</param>
/// <param name="Version">Position of the sign-off that the sender saw last; 0 for none.</param>
public sealed record SignOffRequest([property: JsonPropertyName("signed")] bool? IsSigned, string? Link, string? Note, string? By, long? Version);

/// <summary>Something to write down.</summary>
/// <param name="Text">Markdown.</param>
public sealed record NoteRequest(string? Text, string? By);

/// <summary>Where an action stands.</summary>
/// <param name="State"><c>open</c>, <c>in-progress</c> or <c>done</c>.</param>
/// <param name="Version">Position of the last change that the sender saw; 0 for none.</param>
public sealed record ActionRequest(string? State, string? Owner, string? Note, string? By, long? Version);

/// <summary>The result of a check that runs elsewhere.</summary>
/// <param name="FinishedAt">Incident time, ISO 8601; when it is received if absent.</param>
public sealed record EvidenceRequest(bool? Passed, string? Url, DateTimeOffset? FinishedAt, string? Summary);

/// <summary>A fix that was made.</summary>
/// <param name="At">Incident time it was made; now if absent.</param>
/// <param name="Version">The incident's version that the sender saw.</param>
public sealed record FixRequest(string? Title, string? Link, DateTimeOffset? At, string? By, long? Version);

/// <summary>The claim that the incident is over.</summary>
/// <param name="Reason">Required while not all criteria hold, and only then.</param>
public sealed record ResolveRequest(string? Reason, string? By, long? Version);

/// <summary>It is not over.</summary>
public sealed record ReopenRequest(string? Reason, string? By, long? Version);
