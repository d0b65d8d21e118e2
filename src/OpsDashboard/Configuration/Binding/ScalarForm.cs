using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Binding;

/// <summary>How a kind of value is written.</summary>
/// <param name="Allowed">In words that follow "must be".</param>
/// <param name="Parse">Null when the text is something else.</param>
sealed partial record ScalarForm(string Allowed, Func<string, object?> Parse)
{
    /// <summary>Instead of <see cref="Allowed"/> where a whole number was found that is too small or too large; null where no number is.</summary>
    private string? Range { get; init; }

    private static readonly string[] SpanFormats = ["hh\\:mm\\:ss", "d\\.hh\\:mm\\:ss"];

    private static readonly Dictionary<Type, ScalarForm> Forms = new()
    {
        [typeof(string)] = new("a text", text => text),
        [typeof(bool)] = new("true or false", text => bool.TryParse(text, out var value) ? value : null),
        [typeof(int)] = new("a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null)
        {
            Range = string.Create(CultureInfo.InvariantCulture, $"a whole number from {int.MinValue} to {int.MaxValue}"),
        },
        // Only numbers of incidents are as large; their rules hold them to the range.
        [typeof(long)] = new(IncidentNumber.Allowed, text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(double)] = new("a number with a point", text => Number(text)),
        [typeof(decimal)] = new("a number with a point", text => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null),
        [typeof(TimeSpan)] = new("a span hh:mm:ss or d.hh:mm:ss", text => Span(text)),
        [typeof(DateTimeOffset)] = new(Rfc3339.Allowed, text => Rfc3339.Read(text)),
    };

    public static ScalarForm Of(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsEnum ? OfEnum(value) : Forms[value];
    }

    /// <summary>What is allowed instead of a text that cannot be read.</summary>
    public string AllowedInsteadOf(string text) => Range is not null && WholeNumber().IsMatch(text) ? Range : Allowed;

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

    [GeneratedRegex("^[+-]?[0-9]+\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeNumber();
}
