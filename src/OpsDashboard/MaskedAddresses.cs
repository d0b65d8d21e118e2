using System.Text.RegularExpressions;

namespace OpsDashboard;

/// <summary>Addresses as they may be printed in messages, logs, pages and metrics: user, query and fragment, where people put passwords
/// and keys, are only marked. Links that people give to be followed are not printed by this; see <see cref="SafeUrl"/>.</summary>
public static partial class MaskedAddresses
{
    /// <summary>Longer text is cut here: no message shows as much. Half an address at the cut is left out, for what it hides cannot be told.</summary>
    public const int Longest = 8192;

    /// <summary>The text with every address in it masked: <c>https://…@host/path?…#…</c>.</summary>
    public static string In(string text)
    {
        if (text.Length > Longest)
        {
            text = text[..Longest];
            var last = text.AsSpan().LastIndexOfAny(" \t\r\n") + 1;
            text = text.AsSpan(last).Contains("//", StringComparison.Ordinal) ? text[..last] : text;
        }

        return text.Contains('/') ? Fragment().Replace(Query().Replace(User().Replace(text, "//…@"), "?…"), "#…") : text;
    }

    /// <summary>Alone, for where an address is shown as a whole.</summary>
    public static string Of(Uri address) => In(address.OriginalString);

    // Up to the last @ before the path; a password with a slash in it, which no host:port looks like, up to the last @ at all.
    [GeneratedRegex("""//(?!\[)(?:[^/\s"'<>]*|[^/\s"'<>:]*:(?![0-9]{1,5}(?:[/\s]|$))[^\s"'<>]*)@""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex User();

    // Of an address with its host, any query; of a path alone, one that names a value.
    [GeneratedRegex("""(?<=//[^\s"'<>?#]*)\?[^\s"'<>#]*[^\s"'<>#.,;:)\]}]|(?<=/[^\s"'<>?#]*)\?[A-Za-z0-9_.~-]+=[^\s"'<>#]*[^\s"'<>#.,;:)\]}]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Query();

    [GeneratedRegex("""(?<=//[^\s"'<>#]*)#[^\s"'<>]*[^\s"'<>.,;:)\]}]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fragment();
}
