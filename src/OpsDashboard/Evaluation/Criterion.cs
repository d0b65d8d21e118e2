using System.Text.Json.Serialization;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Evaluation;

/// <summary>A criterion as judged: the object <c>criteria[]</c> of a horizon.</summary>
public sealed record Criterion
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The verdict's reason in plain words; never empty unless met. Of a met sign-off or evidence: who said so, when and where.</summary>
    public string? Reason { get; init; }

    /// <summary>In <see cref="Unit"/>, unrounded.</summary>
    public double? Measured { get; init; }

    public double? Objective { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Of a ratio: good events of the window (also where the objective is on the bad share).</summary>
    public double? Good { get; init; }

    public double? Total { get; init; }

    public DateTimeOffset? WindowStart { get; init; }

    public DateTimeOffset? WindowEnd { get; init; }

    /// <summary>Before this it cannot be met: attempt start + length + largest delay, rounded up to a minute.</summary>
    public DateTimeOffset? DecidableAt { get; init; }

    /// <summary>Not met although the window's end has passed the due time.</summary>
    public bool Overdue { get; init; }

    /// <summary>Since when it has this verdict, as far as this program has watched.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Verdicts on earlier windows that late points turned, newest first; bounded. They say nothing about <see cref="Verdict"/>.</summary>
    public ValueList<VerdictRevision> Revisions { get; init; } = [];

    /// <summary>How the objective is compared, for words such as "≥ 95 %".</summary>
    [JsonIgnore]
    public Comparison Comparison { get; init; }

    /// <summary>Whether data decide it; false for sign-offs and evidence.</summary>
    [JsonIgnore]
    public bool IsMeasured { get; init; }

    /// <summary>How it is decided.</summary>
    [JsonIgnore]
    public CriterionKind Kind { get; init; }

    /// <summary>Of kind sign-off: the last word on it, also when it was taken back or given in an earlier attempt; null when there is none.</summary>
    [JsonIgnore]
    public SignOff? SignOff { get; init; }

    /// <summary>Of kind evidence: what finished last, also when it is too old to decide; null when there is none.</summary>
    [JsonIgnore]
    public Recorded.Evidence? Evidence { get; init; }

    /// <summary>The queries that it was judged from, one text each; of a composite its parts have them. Empty when none was needed.</summary>
    [JsonIgnore]
    public ValueList<string> Queries { get; init; } = [];

    /// <summary>End of the newest data in the window; of a composite the oldest of its parts'. Null when there are none.</summary>
    [JsonIgnore]
    public DateTimeOffset? DataTime { get; init; }

    /// <summary>Of a part: false while live configuration says that it has no meaning; its composite is then judged without it.</summary>
    [JsonIgnore]
    public bool Applies { get; init; } = true;

    /// <summary>What it is made of, if it is a composite.</summary>
    [JsonIgnore]
    public ValueList<Criterion> Parts { get; init; } = [];
}

/// <summary>Verdicts in the order of a composite: the smallest wins (AND).</summary>
public enum Verdict
{
    NotMet,
    CannotTell,
    TooEarly,
    Met,
}
