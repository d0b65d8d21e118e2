using System.Globalization;
using System.Text;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Text that others wrote: kept as it is, encoded by whoever shows it, but never longer than it may be.</summary>
static class UntrustedText
{
    /// <summary>Longest label key or value kept, UTF-16 units.</summary>
    public const int LabelLength = 256;

    /// <summary>Longest quotation of a server's words, UTF-16 units.</summary>
    public const int DetailLength = 300;

    /// <summary>The text, or its beginning and an ellipsis.</summary>
    public static string Bounded(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        // Half a surrogate pair is not text any more, and JSON writers refuse it.
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end), "…");
    }

    /// <summary>A server's words on one line: control characters and runs of space become one space, addresses are masked; what is cut
    /// says how long it was.</summary>
    public static string OneLine(string text)
    {
        var line = Line(MaskedAddresses.In(text));
        return line.Length <= DetailLength && text.Length <= MaskedAddresses.Longest ? line : $"{Bounded(line, DetailLength).TrimEnd('…')}… ({Size(text)} in all)";
    }

    private static string Size(string text) => Encoding.UTF8.GetByteCount(text) switch
    {
        < 1000 and var bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
        < 1_000_000 and var bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0} kB"),
        var bytes => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };

    private static string Line(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, DetailLength + 1));
        foreach (var character in text)
        {
            if (line.Length > DetailLength)
            {
                break;
            }

            if (!char.IsControl(character) && !char.IsWhiteSpace(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
