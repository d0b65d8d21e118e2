using System.Globalization;
using System.Text.RegularExpressions;

namespace OpsDashboard;

/// <summary>Times as people, programs and Google's APIs write them: RFC 3339 with 0 to 9 fractional digits, <c>Z</c> or an offset; seconds may be left out.</summary>
public static partial class Rfc3339
{
    /// <summary>In words that follow "must be".</summary>
    public const string Allowed = "a time with Z or an offset, such as 2025-01-31T18:40:00Z";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    /// <summary>The time in UTC, cut to 100 ns; null when the text is anything else. Without an offset it would be read in the zone of the machine.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null || Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var offset = match.Groups["offset"].Value is { Length: > 1 } given ? given : "+00:00";
        var whole = $"{match.Groups["date"].Value}T{match.Groups["minute"].Value}{match.Groups["second"].Value}{match.Groups["fraction"].Value}{offset}";
        return DateTimeOffset.TryParseExact(whole, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToUniversalTime() : null;
    }

    /// <summary>Reads a value of an address's query, where a plus that was typed as such arrives as a space.</summary>
    public static DateTimeOffset? ReadQuery(string? text) =>
        Read(text is { Length: > 6 } && text[^6] == ' ' ? $"{text[..^6]}+{text[^5..]}" : text);

    // The digits behind the seventh are less than a tick.
    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<minute>[0-9]{2}:[0-9]{2})((?<second>:[0-9]{2})((?<fraction>\.[0-9]{1,7})[0-9]{0,2})?)?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
