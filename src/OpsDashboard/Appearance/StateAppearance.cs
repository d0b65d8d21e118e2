using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Appearance;

/// <summary>How a state looks: always shape, word and colour together, so that it is told apart without any one of them.</summary>
/// <param name="Glyph">The shape as a character, for titles and plain text.</param>
/// <param name="Word">The word shown and read aloud.</param>
/// <param name="Css">Class that sets the colour <c>--state</c>.</param>
/// <param name="Shape">The shape as SVG path data in a box of 16 × 16.</param>
/// <param name="Stroke">Whether the path is drawn as a line instead of filled.</param>
public sealed record StateAppearance(string Glyph, string Word, string Css, string Shape, bool Stroke = false)
{
    /// <summary>Look of a tile's status.</summary>
    public static StateAppearance Of(TileStatus status) => status switch
    {
        TileStatus.Ok => new("●", "ok", "is-ok", Shapes.Disc),
        TileStatus.NotReached => new("◌", "not reached", "is-not-reached", Shapes.Dotted, Stroke: true),
        TileStatus.Stale => new("◷", "stale", "is-stale", Shapes.Clock, Stroke: true),
        TileStatus.NoData => new("?", "no data", "is-no-data", Shapes.Question, Stroke: true),
        TileStatus.Warning => new("▲", "warning", "is-warning", Shapes.Triangle),
        TileStatus.Error => new("✕", "error", "is-error", Shapes.Cross, Stroke: true),
        TileStatus.Critical => new("■", "critical", "is-critical", Shapes.Square),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a look."),
    };

    /// <summary>Look of a criterion's verdict.</summary>
    public static StateAppearance Of(Verdict verdict) => verdict switch
    {
        Verdict.NotMet => new("■", "not met", "is-not-met", Shapes.Square),
        Verdict.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        Verdict.TooEarly => new("◔", "too early", "is-too-early", Shapes.Quarter),
        Verdict.Met => new("●", "met", "is-met", Shapes.Disc),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a look."),
    };

    /// <summary>Look of a part of a criterion that does not apply: neither good nor bad.</summary>
    public static StateAppearance NotApplicable { get; } = new("○", "does not apply", "is-off", Shapes.Disc, Stroke: true);

    /// <summary>Look of what is not there, or not known: never good news.</summary>
    public static StateAppearance Unknown { get; } = new("?", "unknown", "is-off", Shapes.Question, Stroke: true);

    /// <summary>Look of what was true once and was not judged again since.</summary>
    public static StateAppearance Old { get; } = new("◷", "old", "is-stale", Shapes.Clock, Stroke: true);

    /// <summary>Look of a why. A confirmed cause is neither good nor bad news: it has a shape and colour of its own.</summary>
    public static StateAppearance Of(WhyState state) => state switch
    {
        WhyState.Confirmed => new("◆", "confirmed", "is-confirmed", Shapes.Diamond),
        WhyState.NotConfirmed => new("◇", "not confirmed", "is-not-confirmed", Shapes.Diamond, Stroke: true),
        WhyState.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a look."),
    };

    /// <summary>Look of a check.</summary>
    public static StateAppearance Of(CheckState state) => state switch
    {
        CheckState.Holds => new("✓", "holds", "is-holds", Shapes.Tick, Stroke: true),
        CheckState.Fails => new("✕", "fails", "is-fails", Shapes.Cross, Stroke: true),
        CheckState.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a look."),
    };

    /// <summary>Look of a result that was posted. It says what a check found once, and nothing of how old that may be.</summary>
    public static StateAppearance OfEvidence(bool passed) =>
        passed ? new("✓", "passed", "is-holds", Shapes.Tick, Stroke: true) : new("✕", "failed", "is-fails", Shapes.Cross, Stroke: true);

    /// <summary>Look of where an incident stands in its life.</summary>
    /// <remarks>Resolved is a claim: it is green only while all criteria bear it out and none was overridden.</remarks>
    public static StateAppearance Of(Incident incident) => incident.IsScheduled ? Scheduled : incident.State switch
    {
        IncidentState.Open => new("■", "open", "is-critical", Shapes.Square),
        IncidentState.Mitigated => new("◐", "mitigated", "is-partial", Shapes.Half),
        IncidentState.Resolved when incident.Resolution is { OverrideReason: not null } => new("▲", "resolved by override", "is-warning", Shapes.Triangle),
        IncidentState.Resolved when incident.Regressed.Count > 0 || incident.CriteriaMet < incident.CriteriaTotal => new("?", "resolved, not certain", "is-cannot-tell", Shapes.Question, Stroke: true),
        IncidentState.Resolved => new("●", "resolved", "is-ok", Shapes.Disc),
        _ => throw new ArgumentOutOfRangeException(nameof(incident), incident.State, "A state without a look."),
    };

    /// <summary>Look of an incident as a whole: of its verdict, unless it opens later.</summary>
    public static StateAppearance Of(Answer answer) => answer.Opens is null ? Of(answer.Verdict) : Scheduled;

    /// <summary>Look of an incident that opens later: neither good nor bad news.</summary>
    public static StateAppearance Scheduled { get; } = new("◷", "opens later", "is-off", Shapes.Clock, Stroke: true);

    /// <summary>Look of where an action stands.</summary>
    public static StateAppearance Of(ActionState state) => state switch
    {
        ActionState.Open => new("○", "open", "is-off", Shapes.Disc, Stroke: true),
        ActionState.InProgress => new("◐", "in progress", "is-too-early", Shapes.Half),
        ActionState.Done => new("✓", "done", "is-holds", Shapes.Tick, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A state without a look."),
    };

    /// <summary>Look of what an action did.</summary>
    public static StateAppearance Of(ActionEffect effect) => effect switch
    {
        ActionEffect.Moved => new("●", "moved", "is-ok", Shapes.Disc),
        ActionEffect.NotMoved => new("■", "not moved", "is-not-met", Shapes.Square),
        ActionEffect.MovedBack => new("▲", "moved back", "is-not-met", Shapes.Triangle),
        ActionEffect.AlreadyMet => new("○", "was met already", "is-off", Shapes.Disc, Stroke: true),
        ActionEffect.NotYetMeasurable => new("◔", "not yet measurable", "is-too-early", Shapes.Quarter),
        ActionEffect.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect without a look."),
    };

    /// <summary>Look of a comparison with a past incident. A recurrence is, as a confirmed cause, neither good nor bad news.</summary>
    public static StateAppearance Of(RecurrenceVerdict verdict) => verdict switch
    {
        RecurrenceVerdict.Matches => new("◆", "matches", "is-confirmed", Shapes.Diamond),
        RecurrenceVerdict.DoesNotMatch => new("◇", "does not match", "is-not-confirmed", Shapes.Diamond, Stroke: true),
        RecurrenceVerdict.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "A verdict without a look."),
    };

    /// <summary>Look of one part of such a comparison.</summary>
    public static StateAppearance Of(PartAgreement agreement) => agreement switch
    {
        PartAgreement.Same => new("◆", "same", "is-confirmed", Shapes.Diamond),
        PartAgreement.Different => new("◇", "different", "is-not-confirmed", Shapes.Diamond, Stroke: true),
        PartAgreement.CannotTell => new("?", "cannot tell", "is-cannot-tell", Shapes.Question, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(agreement), agreement, "An agreement without a look."),
    };

    /// <summary>Look of a single start.</summary>
    public static StateAppearance Of(StartRun run) => run.Passed switch
    {
        true => new("●", "started", "is-ok", Shapes.Disc),
        false => new("✕", "failed", "is-fails", Shapes.Cross, Stroke: true),
        null => new("◔", "not ended", "is-too-early", Shapes.Quarter),
    };

    /// <summary>Look of a source's status.</summary>
    public static StateAppearance Of(SourceStatus status) => status switch
    {
        SourceStatus.Ok => new("●", "ok", "is-ok", Shapes.Disc),
        SourceStatus.Partial => new("◐", "partial", "is-partial", Shapes.Half),
        SourceStatus.Late => new("◷", "late", "is-stale", Shapes.Clock, Stroke: true),
        SourceStatus.Denied => new("⊘", "denied", "is-denied", Shapes.Barred, Stroke: true),
        SourceStatus.Quota => new("▲", "quota used up", "is-quota", Shapes.Triangle),
        SourceStatus.Unreachable => new("✕", "unreachable", "is-error", Shapes.Cross, Stroke: true),
        SourceStatus.Off => new("○", "off", "is-off", Shapes.Disc, Stroke: true),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A status without a look."),
    };

    // Drawn instead of typed: phones lack several of these characters, and sizes differ from font to font.
    private static class Shapes
    {
        public const string Disc = "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z";
        public const string Square = "M2 2h12v12h-12z";
        public const string Triangle = "M8 1.5l7 12.5h-14z";
        public const string Diamond = "M8 1.5l6.5 6.5l-6.5 6.5l-6.5-6.5z";
        public const string Quarter = "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zm0 2a5 5 0 1 0 5 5h-5z";
        public const string Half = "M8 1a7 7 0 1 1 0 14a7 7 0 1 1 0-14zm0 2a5 5 0 0 1 0 10z";
        public const string Clock = "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM8 4.5v3.5l2.5 2";
        public const string Question = "M5 5.5a3 3 0 1 1 4.5 2.6q-1.5 .9-1.5 2.4M8 13.2v.6";
        public const string Cross = "M3 3l10 10M13 3l-10 10";
        public const string Tick = "M2.5 8.5l3.5 4l7.5-9";
        public const string Barred = "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12zM4 12l8-8";
        public const string Dotted = "M8 2v.01M12.2 3.8v.01M14 8v.01M12.2 12.2v.01M8 14v.01M3.8 12.2v.01M2 8v.01M3.8 3.8v.01";
    }
}
