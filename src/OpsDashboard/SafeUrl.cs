namespace OpsDashboard;

/// <summary>Which addresses become links. Everything else stays text: what people and programs wrote is untrusted.</summary>
public static class SafeUrl
{
    private const int Longest = 2000;

    /// <summary>The address as it goes into <c>href</c>; null when it must not be a link. Only absolute http, https and mailto;
    /// spaces and control characters, with which browsers and parsers disagree, are refused rather than repaired; so is a user before the host, which only looks like another host.</summary>
    public static string? Of(string? text) =>
        text is { Length: > 0 and <= Longest }
        && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.Format)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeMailto || (uri.Scheme is "http" or "https" && uri.Host.Length > 0 && uri.UserInfo.Length == 0 && text.Contains("://", StringComparison.Ordinal)))
            ? uri.AbsoluteUri
            : null;
}
