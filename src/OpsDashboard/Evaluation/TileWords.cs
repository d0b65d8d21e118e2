using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Reasons of tiles, in plain words.</summary>
static class TileWords
{
    public static string? Reason(TileStatus status, TileThresholds thresholds, string unit)
    {
        var limit = status switch
        {
            TileStatus.Critical => thresholds.Critical,
            TileStatus.Warning => thresholds.Warning,
            _ => null,
        };
        var side = thresholds.Direction == ThresholdDirection.Above ? "or more" : "or less";
        return (status, limit) switch
        {
            (TileStatus.Critical or TileStatus.Warning, { } number) => $"{Quantity.Text(number, unit)} {side}",
            (TileStatus.Warning, null) => "cut off by the timeout: the true value is not known",
            _ => null,
        };
    }

    /// <summary>"late: newest data 11:56, expected 12:00", with the day when it is another one.</summary>
    public static string Late(DateTimeOffset? newest, DateTimeOffset expected)
    {
        var format = newest?.Date == expected.Date ? "HH:mm" : "d MMM HH:mm";
        return string.Create(CultureInfo.InvariantCulture, $"late: newest data {newest?.ToString(format, CultureInfo.InvariantCulture)}, expected {expected.ToString(format, CultureInfo.InvariantCulture)}");
    }

    public static string NotReached(Tile before) => before.Status == TileStatus.NotReached
        ? before.Reason ?? "not reached"
        : $"0 of {Quantity.Number(before.Total ?? 0)} passed {before.Title}";
}
