using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OpsDashboard.Reports.Writers;

/// <summary>Text of anybody as Markdown that reads the same and does nothing: no markup, HTML, link, mention or reference, at GitHub's, GitLab's or elsewhere.</summary>
static partial class MarkdownText
{
    /// <summary>For the middle of a line. A word in which forges would find a mention, a reference or an address becomes code, where they look for none.</summary>
    public static string Of(string text) => Words().Replace(text, word => Broken().IsMatch(word.Value) ? Code(word.Value) : Escaped(word.Value)).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // Between two of them forges read mathematics.
                '$' => escaped.Append("&#36;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '#' or '^' or '{' or '}' => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>For the beginning of a paragraph or item, where a dash or "1." would begin a list.</summary>
    public static string AtStart(string text) => Of(text) switch
    {
        ['-' or '+', ..] marked => $"\\{marked}",
        var numbered when Number().Match(numbered) is { Success: true } number => numbered.Insert(number.Length - 1, "\\"),
        var plain => plain,
    };

    /// <summary>A code span: nothing in it is markup.</summary>
    public static string Code(string text)
    {
        var longest = BackQuotes().Matches(text).Select(run => run.Length).DefaultIfEmpty(0).Max();
        var fence = new string('`', longest + 1);
        return text is ['`', ..] or [.., '`'] ? $"{fence} {text} {fence}" : $"{fence}{text}{fence}";
    }

    /// <summary>A link with words; the address has passed <see cref="SafeUrl"/>.</summary>
    public static string Link(string words, string address)
    {
        // What could end the target, or a cell of a table.
        var host = Ipv6Host().Match(address).Length;
        var target = new StringBuilder(address.Length).Append(address, 0, host);
        foreach (var letter in address.AsSpan(host))
        {
            _ = letter is '(' or ')' or '<' or '>' or '\\' or '|' or '`' or '*' or '[' or ']' or '"'
                ? target.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X2}")
                : target.Append(letter);
        }

        return $"[{words}](<{target}>)";
    }

    // Not over the lines that part the cells of a table; a stop behind a word is no part of it.
    [GeneratedRegex(@"[^\s|]+?(?=[.,;]*(?:[\s|]|$))", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    // A mention, an issue, merge request, epic, label, milestone or snippet; GH-1; any scheme://, mailto: and the like; www.; :emoji:.
    [GeneratedRegex("""(?<=[@#!%~&$])(?=[\p{L}\p{N}_"])|(?<=\bGH)(?=-[0-9])|(?<=[A-Za-z0-9+.-])(?=://)|(?<=\b(?:mailto|tel|xmpp|sms|javascript|data|vbscript))(?=:.)|(?<==)(?==)|(?<=\+)(?=\+)|(?<=")(?=")|(?<=\bwww)(?=\.)|(?<=(?<![A-Za-z0-9]):)(?=[A-Za-z0-9_+-]*[A-Za-z][A-Za-z0-9_+-]*:)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Broken();

    [GeneratedRegex(@"^[0-9]{1,9}[.)](?=\s|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    // Its brackets belong to it: escaped, it would be no host.
    [GeneratedRegex(@"^https?://\[[0-9a-fA-F:.]+\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ipv6Host();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BackQuotes();
}
