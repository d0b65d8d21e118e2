using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsDashboard.Frozen;

/// <summary>JSON in the one form that RFC 8785 (JCS) gives it, so that anybody can make the same bytes, and the same hash, of the same values.</summary>
/// <remarks>Keys by their UTF-16 code units, no white space, numbers as ECMAScript writes them, nothing escaped that need not be.</remarks>
public static class CanonicalJson
{
    /// <exception cref="ArgumentException">A number that no double can hold.</exception>
    /// <exception cref="InvalidOperationException">A text with half of a surrogate pair.</exception>
    public static string Of(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>A number as ECMAScript's <c>Number.prototype.toString</c> writes it.</summary>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException($"JSON has no number for {value}", nameof(value));
        }

        if (value == 0)
        {
            return "0"; // also -0
        }

        // Seventeen digits suffice; "E16" would write all of them, "R" the fewest that come back: "1.2345E-07", "123.45", "1E+21".
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var (mantissa, exponent) = shortest.Split('E') is [var before, var after] ? (before, int.Parse(after, CultureInfo.InvariantCulture)) : (shortest, 0);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        // The value is 0.digits × 10^scale.
        var scale = (point < 0 ? mantissa.Length : point) - (all.Length - digits.Length) + exponent;
        digits = digits.TrimEnd('0');
        return (value < 0 ? "-" : "") + Text(digits, scale);
    }

    private static string Text(string digits, int scale) => scale switch
    {
        > 21 or <= -6 => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(scale > 0 ? "+" : "-")}{Math.Abs(scale - 1).ToString(CultureInfo.InvariantCulture)}",
        <= 0 => $"0.{new string('0', -scale)}{digits}",
        _ when digits.Length <= scale => digits + new string('0', scale - digits.Length),
        _ => $"{digits[..scale]}.{digits[scale..]}",
    };

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll(text, '{', '}', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal), member =>
                {
                    Write(text, member.Name);
                    text.Append(':');
                    Write(text, member.Value);
                });
                break;
            case JsonValueKind.Array:
                WriteAll(text, '[', ']', value.EnumerateArray(), item => Write(text, item));
                break;
            case JsonValueKind.String:
                Write(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(value.GetDouble()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(StringBuilder text, char open, char close, IEnumerable<T> all, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var one in all)
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            write(one);
        }

        text.Append(close);
    }

    private static void Write(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append(@"\b"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\f' => text.Append(@"\f"),
                '\r' => text.Append(@"\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $@"\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
