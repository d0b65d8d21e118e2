using OpsDashboard.Components.Tiles;
using OpsDashboard.Evaluation.Recurrence;

namespace OpsDashboard.Components.Views;

/// <summary>This incident's fingerprint beside those of past ones.</summary>
/// <param name="To">End of the data of this incident's fingerprint.</param>
/// <param name="IsOver">Whether it covers all it will cover.</param>
public sealed record RecurrenceView(DateTimeOffset From, DateTimeOffset To, bool IsOver, string Rule, ValueList<PastView> Past)
{
    /// <summary>From what was compared.</summary>
    public static RecurrenceView Of(Recurrences recurrence) => new(
        recurrence.Current.From, recurrence.Current.To, recurrence.Current.IsOver, recurrence.Rule, recurrence.Past.Select(PastView.Of).ToValueList());
}

/// <summary>One past incident.</summary>
public sealed record PastView(
    long Number, string Title, DateTimeOffset From, DateTimeOffset To, StateAppearance Look, string Sentence, ValueList<PartView> Parts, ValueList<CheckView> Claims)
{
    /// <summary>From a comparison.</summary>
    public static PastView Of(PastComparison past) => new(
        past.Number,
        past.Title,
        past.Fingerprint.From,
        past.Fingerprint.To,
        StateAppearance.Of(past.Verdict),
        past.Sentence,
        past.Parts.Select(part => new PartView(part.Title, StateAppearance.Of(part.Agreement), part.Now, part.Then)).ToValueList(),
        past.Claims.Select(claim => new CheckView(claim.Title, StateAppearance.Of(claim.State), claim.Expected, claim.Seen, claim.DataTime)).ToValueList());
}

/// <summary>One part, now and then.</summary>
public sealed record PartView(string Title, StateAppearance Look, string Now, string Then);
