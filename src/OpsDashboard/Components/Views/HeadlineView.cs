namespace OpsDashboard.Components.Views;

/// <summary>A headline in two: a few words that stand on one line, and what is said of them in parentheses, which may be long.</summary>
/// <param name="Words">"NOT FIXED."; "RESOLVED BY OVERRIDE".</param>
/// <param name="Said">"(reason, by whom, when)."; null when there is nothing in parentheses.</param>
public sealed record HeadlineView(string Words, string? Said)
{
    /// <summary>Words and what is said, in this order, are the headline.</summary>
    public static HeadlineView Of(string headline) =>
        headline.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at && headline.EndsWith(").", StringComparison.Ordinal)
            ? new HeadlineView(headline[..at], headline[(at + 1)..])
            : new HeadlineView(headline, Said: null);
}
