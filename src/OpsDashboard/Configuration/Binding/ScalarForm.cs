using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Binding;

/// <summary>How a kind of value is written.</summary>
/// <param name="Allowed">In words that follow "must be".</param>
/// <param name="Parse">Null when the text is something else.</param>
sealed partial record ScalarForm(string Allowed, Func<string, object?> Parse)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
    private static readonly string[] SpanFormats = ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"];

    private static readonly Dictionary<Type, ScalarForm> Forms = new()
    {
        [typeof(string)] = new("a text", text => text),
        [typeof(bool)] = new("true or false", text => bool.TryParse(text, out var value) ? value : null),
        [typeof(int)] = new($"a whole number from {int.MinValue} to {int.MaxValue}", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(double)] = new("a number with a point", text => Number(text)),
        [typeof(decimal)] = new("a number with a point", text => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(TimeSpan)] = new("a span hh:mm:ss or d.hh:mm:ss", text => Span(text)),
        [typeof(DateTimeOffset)] = new("a time such as 2025-01-31T18:40:00Z", text => Time(text)),
    };

    public static ScalarForm Of(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsEnum ? OfEnum(value) : Forms[value];
    }

    /// <summary>The words of an enum as configuration writes them: <c>SignOff</c> is <c>sign-off</c>.</summary>
    public static string[] Words(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    private static ScalarForm OfEnum(Type type)
    {
        var words = Words(type);
        var allowed = words.Length == 1 ? words[0] : "one of " + string.Join(", ", words);
        return new(allowed, text =>
        {
            var index = Array.FindIndex(words, word => string.Equals(word, text, StringComparison.OrdinalIgnoreCase));
            return index < 0 ? null : Enum.Parse(type, Enum.GetNames(type)[index]);
        });
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
        && double.IsFinite(value) ? value : null;

    private static TimeSpan? Span(string text) =>
        TimeSpan.TryParseExact(text, SpanFormats, CultureInfo.InvariantCulture, out var value) ? value : null;

    // Without an offset the time would be read in the machine's own zone: another instant on another machine.
    private static DateTimeOffset? Time(string text) =>
        Offset().IsMatch(text)
        && DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value) ? value.ToUniversalTime() : null;

    [GeneratedRegex("(Z|[+-]\\d\\d:\\d\\d)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Offset();
}
