using System.Globalization;
using System.Text;

namespace OpsDashboard.Appearance;

/// <summary>Text that others wrote, made fit for a picture: safe in XML, on one line, and of a known width without any font.</summary>
/// <param name="Width">Pixels it is drawn in, whatever the font: the reader's font is squeezed or spread to it.</param>
readonly record struct BadgeText(string Text, double Width)
{
    /// <summary>Pixels.</summary>
    public const double FontSize = 11;

    // Longest text looked at, UTF-16 units: far more than fits into any badge.
    private const int Longest = 400;

    /// <summary>The text, or its beginning and an ellipsis, within <paramref name="most"/> pixels.</summary>
    public static BadgeText Fit(string text, double most)
    {
        var safe = Safe(text);
        var (fitting, width, full) = (0, 0d, 0d);
        var ellipsis = WidthOf("…");
        for (var at = 0; at < safe.Length;)
        {
            // Whole characters as people see them: an emoji of several parts is not cut in two.
            var length = StringInfo.GetNextTextElementLength(safe.AsSpan(at));
            full += WidthOf(safe.AsSpan(at, length));
            at += length;
            if (full + ellipsis <= most)
            {
                (fitting, width) = (at, full);
            }
        }

        return full <= most ? new BadgeText(safe, Math.Ceiling(full)) : new BadgeText($"{safe[..fitting].TrimEnd()}…", Math.Ceiling(width + ellipsis));
    }

    /// <summary>On one line, without what XML forbids and without controls of writing direction, which make a line read otherwise than it is written.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length >= Longest)
            {
                return safe.Append('…').ToString();
            }

            if (Rune.IsWhiteSpace(rune))
            {
                safe.Append(safe.Length > 0 && safe[^1] != ' ' ? " " : "");
            }
            else
            {
                safe.Append(IsUnsafe(rune) ? "\uFFFD" : rune.ToString());
            }
        }

        return safe.ToString().TrimEnd();
    }

    private static bool IsUnsafe(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    // A character with its marks is as wide as its widest part.
    private static double WidthOf(ReadOnlySpan<char> element)
    {
        var widest = 0d;
        foreach (var rune in element.EnumerateRunes())
        {
            widest = Math.Max(widest, Ems(rune));
        }

        return widest * FontSize;
    }

    // Widths of Verdana and DejaVu Sans, the widest of the common fonts, in ems, rounded up.
    private static double Ems(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' or 'I' => .39,
        ' ' or '.' or ',' or ':' or ';' or '!' or 'f' or 't' or '(' or ')' or '[' or ']' or '/' or '·' => .45,
        'r' or '-' or '"' or '*' => .5,
        'm' or 'M' or 'w' or 'W' or '@' or '%' or '—' or '…' => 1.05,
        '<' or '>' or '=' or '+' or '≤' or '≥' or '~' => .85,
        >= '0' and <= '9' => .65,
        >= 'A' and <= 'Z' => .78,
        < 0x80 => .64,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        >= 0x1F000 and < 0x20000 => 1.3,
        (>= 0x1100 and < 0x1200) or (>= 0x2600 and < 0x2800) or (>= 0x2E80 and < 0xD7FF) or (>= 0xF900 and < 0xFB00) or (>= 0xFE30 and < 0xFE70) or (>= 0xFF00 and < 0xFF61) or >= 0x20000 => 1.05,
        _ => .72,
    };
}
