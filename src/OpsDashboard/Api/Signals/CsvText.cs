using System.Buffers;
using System.Globalization;
using System.Text;

namespace OpsDashboard.Api.Signals;

/// <summary>Cells of CSV as RFC 4180 has them, safe to open in a spreadsheet: text that it would take for a formula is written with an
/// apostrophe before it, which it takes for text. Numbers stay numbers, also negative ones.</summary>
/// <remarks>By https://owasp.org/www-community/attacks/CSV_Injection.</remarks>
static class CsvText
{
    public const string NewLine = "\r\n";

    // What begins a formula, or hides that one begins; a full-width form is read as its narrow one in some languages.
    private const string Formula = "=+-@|＝＋－＠";

    private const string Skipped = "'\"`’＇＂";

    // The semicolon: where the comma is the decimal sign, spreadsheets separate by it.
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t'");

    /// <summary>A cell of text that others wrote.</summary>
    public static string Cell(string text)
    {
        var cell = IsFormula(text) ? "'" + text : text;
        return cell.AsSpan().ContainsAny(Quoted) || cell != cell.Trim() ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }

    /// <summary>The shortest text that reads back as the same number; empty for none.</summary>
    public static string Cell(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>In UTC.</summary>
    public static string Cell(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // Spreadsheets skip blanks and what cannot be seen, and some a quote: what comes behind decides.
    private static bool IsFormula(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\r' or '\n')
            {
                return true;
            }

            var isSkipped = Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                || Skipped.Contains(rune.ToString(), StringComparison.Ordinal);
            if (!isSkipped)
            {
                return Formula.Contains(rune.ToString(), StringComparison.Ordinal);
            }
        }

        return false;
    }
}
