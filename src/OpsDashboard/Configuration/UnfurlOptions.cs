namespace OpsDashboard.Configuration;

/// <summary>What a link tells when a chat or ticket system draws a card for it. Section <c>Unfurl</c>.</summary>
public sealed record UnfurlOptions
{
    /// <summary>Cards are made without knowing who will see them, and are kept for long.</summary>
    public UnfurlReveal Reveal { get; init; } = UnfurlReveal.Url;
}

/// <summary>How much a card tells.</summary>
public enum UnfurlReveal
{
    /// <summary>Only what the address itself says; the same whether there is such an incident or not.</summary>
    Url,

    /// <summary>Also title, state and sentence of the incident, with their time.</summary>
    Verdict,
}
