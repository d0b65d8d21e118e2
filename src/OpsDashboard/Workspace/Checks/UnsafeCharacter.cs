using System.Globalization;
using System.Text;

namespace OpsDashboard.Workspace.Checks;

/// <summary>Characters that no text may have: stores and terminals misread them.</summary>
static class UnsafeCharacter
{
    /// <summary>The first in a text of one line, in words; null when it is safe.</summary>
    /// <remarks>Controls of writing direction too: they make the rest of the line read otherwise than it is written.</remarks>
    public static string? InLine(string text) => First(text, rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));

    /// <summary>The first in a text of many lines, in words; null when it is safe.</summary>
    public static string? InText(string text) => First(text, rune =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control && rune.Value is not ('\n' or '\t'));

    private static string? First(string text, Func<Rune, bool> isUnsafe)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                return $"half of a surrogate pair (U+{(int)rest[0]:X4})";
            }

            if (isUnsafe(rune))
            {
                return $"the character U+{rune.Value:X4}";
            }

            rest = rest[length..];
        }

        return null;
    }
}
