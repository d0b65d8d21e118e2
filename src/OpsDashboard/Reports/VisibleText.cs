using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsDashboard.Reports;

/// <summary>Text that others wrote, as one bounded line in which nothing is hidden.</summary>
static class VisibleText
{
    /// <summary>Longer than any reason or note that the product itself writes.</summary>
    public const int Longest = 2000;

    /// <summary>Line breaks become spaces; other controls and marks of writing direction are shown by their code,
    /// for they would make the line read otherwise than it is written.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var rest = text.AsSpan(); !rest.IsEmpty && line.Length < Longest;)
        {
            var isRune = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            _ = !isRune ? line.Append('\uFFFD')
                : rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029 or 0x85 ? line.Append(' ')
                : IsHidden(rune) ? line.Append(CultureInfo.InvariantCulture, $"‹U+{rune.Value:X4}›")
                : line.Append(rest[..length]);
            rest = rest[length..];
            if (line.Length >= Longest && !rest.IsEmpty)
            {
                line.Append('…');
            }
        }

        return line.ToString().Trim();
    }

    // The two joiners (U+200C, U+200D) belong to Persian, Hindi and emoji and turn nothing around.
    private static bool IsHidden(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D));
}
