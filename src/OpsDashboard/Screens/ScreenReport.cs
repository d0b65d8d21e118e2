using System.Text.Json;

namespace OpsDashboard.Screens;

/// <summary>What a wall says of itself: <c>Report(words)</c> of the hub. Untrusted; every part is bounded.</summary>
/// <param name="Version">Of the snapshot that it painted.</param>
/// <param name="Build">Of the page.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="PixelRatio">Device pixels a CSS pixel.</param>
/// <param name="ClientTime">By the screen's clock.</param>
/// <param name="Size">Preset of the text's size; null when none is chosen.</param>
/// <param name="Shows">The name or code that stands on it; null when none does.</param>
/// <param name="HeapBytes">Of the browser, where it tells.</param>
sealed record ScreenReport(long Version, string Build, int Width, int Height, double PixelRatio, DateTimeOffset ClientTime, string? Size, string? Shows, long? HeapBytes)
{
    private const long GreatestWhole = (1L << 53) - 1;
    private static readonly (long From, long To) Times = (new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());

    /// <summary>Null when it is none.</summary>
    public static ScreenReport? Of(JsonElement words) =>
        words.ValueKind == JsonValueKind.Object
        && Whole(words, "version", 0, GreatestWhole) is { } version
        && Text(words, "build", 80) is { } build
        && Whole(words, "width", 1, 100_000) is { } width
        && Whole(words, "height", 1, 100_000) is { } height
        && Number(words, "pixelRatio") is >= 0.1 and <= 20 and var ratio
        && Whole(words, "time", Times.From, Times.To) is { } time
            ? new ScreenReport(
                version, build, (int)width, (int)height, ratio, DateTimeOffset.FromUnixTimeMilliseconds(time),
                Text(words, "size", 20), Text(words, "shows", 2 * ScreenLimits.Name), Whole(words, "heapBytes", 0, GreatestWhole))
            : null;

    private static long? Whole(JsonElement words, string name, long from, long to) =>
        words.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= from && number <= to ? number : null;

    private static double? Number(JsonElement words, string name) =>
        words.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;

    // A text with half of a surrogate pair cannot be read at all.
    private static string? Text(JsonElement words, string name, int longest)
    {
        try
        {
            return words.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && text.Length <= longest ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
