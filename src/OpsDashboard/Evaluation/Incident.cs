using System.Text.Json.Serialization;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Evaluation.Recurrence;

namespace OpsDashboard.Evaluation;

/// <summary>An incident as it stands: the object <c>incidents[]</c> of the snapshot.</summary>
public sealed record Incident
{
    public required long Number { get; init; }

    public required string Title { get; init; }

    public required string Severity { get; init; }

    public required IncidentState State { get; init; }

    /// <summary>1 from the opening; a declared fix starts the next one.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required Determination Determination { get; init; }

    /// <summary>Is it fixed, how do we know, and if not, what holds it: one sentence in plain text.</summary>
    public required string Sentence { get; init; }

    public required int CriteriaMet { get; init; }

    public required int CriteriaTotal { get; init; }

    public required ValueList<Horizon> Horizons { get; init; }

    public required ValueList<Why> Whys { get; init; }

    public required ValueList<IncidentAction> Actions { get; init; }

    /// <summary>Of all horizons.</summary>
    [JsonIgnore]
    public IEnumerable<Criterion> Criteria => Horizons.SelectMany(horizon => horizon.Criteria);

    /// <summary>The parts of <see cref="Sentence"/>, for pages that give them different weight.</summary>
    [JsonIgnore]
    public required Answer Answer { get; init; }

    [JsonIgnore]
    public required ValueList<Station> Path { get; init; }

    [JsonIgnore]
    public Timeline? Timeline { get; init; }

    [JsonIgnore]
    public Phases? Phases { get; init; }

    [JsonIgnore]
    public string? Scope { get; init; }

    /// <summary>What it was judged with; nothing while <see cref="Unread"/>.</summary>
    [JsonIgnore]
    public IncidentRecord Record { get; init; } = IncidentRecord.Nothing;

    /// <summary>Why it is not known what is recorded; null when it is.</summary>
    [JsonIgnore]
    public string? Unread { get; init; }

    /// <summary>Since when data count for the current attempt. What began it is the last of <see cref="IncidentRecord.Attempts"/>.</summary>
    [JsonIgnore]
    public DateTimeOffset AttemptStart { get; init; }

    /// <summary>Oldest first; the last is the current one.</summary>
    [JsonIgnore]
    public ValueList<IncidentAttempt> Attempts { get; init; } = [];

    /// <summary>Whether all criteria are met now: only then can it be resolved without an override.</summary>
    [JsonIgnore]
    public bool Resolvable => CriteriaTotal > 0 && Criteria.All(criterion => criterion.Verdict == Verdict.Met);

    /// <summary>The claim that the current attempt was the last one; also while <see cref="Regressed"/> belies it.</summary>
    [JsonIgnore]
    public Resolution? Resolution { get; init; }

    /// <summary>Ids of the criteria that held when it was resolved and are not met now: the incident is open again.</summary>
    [JsonIgnore]
    public ValueList<string> Regressed { get; init; } = [];

    /// <summary>Position of the last journal entry that changed attempt or resolution; 0 when none did.</summary>
    [JsonIgnore]
    public long Version => Record.Version;

    /// <summary>Which past incidents it is again; null when it is not configured.</summary>
    [JsonIgnore]
    public Recurrences? Recurrence { get; init; }

    /// <summary>It opens later: nothing of it counts yet. The contract has no state of its own for that.</summary>
    [JsonIgnore]
    public bool IsScheduled => Answer is { Opens: not null };

    /// <summary>What it costs; null when it is not configured.</summary>
    [JsonIgnore]
    public ComputedImpact? Impact { get; init; }
}

/// <summary>Where an incident stands in its life.</summary>
public enum IncidentState
{
    /// <summary>Neither of the others; also when a criterion that held at resolution is not met any more.</summary>
    Open,

    /// <summary>Not resolved, but all criteria of the horizon that is due first are met.</summary>
    Mitigated,

    /// <summary>Declared so in the current attempt, and no criterion that held then is not met now. Criteria that cannot be told leave it so.</summary>
    Resolved,
}

/// <summary>The class of cause that the data support, with the rule that says so.</summary>
/// <param name="Kind">A configured kind such as <c>infrastructure</c>, or <c>undetermined</c>.</param>
/// <param name="Rule">The rule in words.</param>
public sealed record Determination(string Kind, string Rule)
{
    [JsonIgnore]
    public string? HeldBy { get; init; }
}

/// <summary>The one sentence in its parts.</summary>
/// <param name="Verdict">Of the whole incident; decides shape and colour.</param>
/// <param name="Headline">"NOT FIXED.", "CANNOT TELL." …; "RESOLVED." only while all criteria are met; of an override with its reason, which is untrusted.</param>
/// <param name="HeldBy">"Held by: connector.", with the attempt after the first and with what is claimed of a resolution; or empty.</param>
/// <param name="Detail">The numbers.</param>
/// <param name="Freshness">Up to when the data reach.</param>
/// <param name="Deadline">The next deadline that is not met yet, with its horizon; also one that is over.</param>
/// <param name="Decision">When the next criterion can turn to met at the earliest.</param>
public sealed record Answer(
    Verdict Verdict,
    string Headline,
    string HeldBy,
    string Detail,
    string Freshness,
    NextTime? Deadline,
    NextTime? Overdue,
    NextTime? Decision)
{
    /// <summary>When it opens; null once it is open.</summary>
    public DateTimeOffset? Opens { get; init; }
}

/// <summary>A moment that people wait for.</summary>
public sealed record NextTime(DateTimeOffset At, string What);

/// <summary>A deadline with its criteria.</summary>
public sealed record Horizon(string Id, string Title, DateTimeOffset From, DateTimeOffset Due, ValueList<Criterion> Criteria);

/// <summary>Something to do. States and owners are changed in the journal; an action of which nothing is recorded is open.</summary>
/// <param name="Due">From the incident's opening, whatever the attempt.</param>
/// <param name="Effect">What happened to the criterion since it was done, in words; null while it is not done.</param>
public sealed record IncidentAction(
    string Id, string Priority, string Team, string Title, ActionState State, string? Owner, DateTimeOffset Due, string? Criterion, string? Effect)
{
    [JsonIgnore]
    public string? Command { get; init; }

    /// <summary>The class of <see cref="Effect"/>; null while it is not done.</summary>
    [JsonIgnore]
    public ActionEffect? EffectKind { get; init; }

    /// <summary>When it was said to be done; null while it is not.</summary>
    [JsonIgnore]
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who changed it last.</summary>
    [JsonIgnore]
    public string? By { get; init; }

    [JsonIgnore]
    public string? Note { get; init; }

    /// <summary>Position of the journal entry that changed it last; 0 when none did.</summary>
    [JsonIgnore]
    public long Version { get; init; }
}

/// <summary>Where an action stands.</summary>
public enum ActionState
{
    Open,
    InProgress,
    Done,
}

/// <summary>A station of the pathway strip: the worst of its signals.</summary>
/// <param name="Title">For example "VPC connector".</param>
/// <param name="Status">The worst of its signals; of a criterion, the status that looks like its verdict.</param>
/// <param name="Tile">The signal whose number is shown.</param>
/// <param name="Others">Its other signals.</param>
/// <param name="Criterion">Shown instead of a signal.</param>
/// <param name="Link">The signal on the way to the next station.</param>
public sealed record Station(string Title, TileStatus Status, Tile? Tile, ValueList<Tile> Others, Criterion? Criterion, Tile? Link);

/// <summary>Success and duration on one time axis with what was changed.</summary>
public sealed record Timeline(
    DateTimeOffset From,
    DateTimeOffset To,
    TimeSpan Step,
    string SuccessTitle,
    ValueList<TilePoint> Success,
    string DurationTitle,
    string DurationUnit,
    ValueList<TimelinePoint> Duration,
    double? Objective,
    ValueList<Mark> Marks,
    string? Failure);

/// <summary>A duration, or the bound at which it was cut off.</summary>
public readonly record struct TimelinePoint(long UnixSeconds, double? Value, bool AtLeast);

/// <summary>A change on the time axis.</summary>
public sealed record Mark(DateTimeOffset At, string Title, MarkKind Kind);

/// <summary>Where a mark comes from.</summary>
public enum MarkKind
{
    /// <summary>From the incident's configuration, or a fix that was declared.</summary>
    Change,

    /// <summary>A new revision in the data.</summary>
    Deploy,
}
