using System.Globalization;
using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Reasons of tiles, in plain words.</summary>
static class TileWords
{
    /// <summary>Of a percentile that falls among attempts that did not finish, when nothing tells after what time they were cut off.</summary>
    public const string Unfinished = "did not finish; how long that took at least is not known, for the timeout is not";

    /// <summary>Of presence that reports, but 0 all the time: nothing can have happened, and nothing was there for it to happen to.</summary>
    public const string NotRunning = "no instance is running: presence reported 0 throughout";

    public static string? Reason(TileStatus status, TileThresholds thresholds, string unit)
    {
        var limit = status switch
        {
            TileStatus.Critical => thresholds.Critical,
            TileStatus.Warning => thresholds.Warning,
            _ => null,
        };
        return (status, limit) switch
        {
            (TileStatus.Critical or TileStatus.Warning, { } number) => Limit(number, thresholds, unit),
            (TileStatus.Warning, null) => "a lower bound: cut off by the timeout or beyond the last bucket, the true value is not known",
            _ => null,
        };
    }

    /// <summary>"late: newest data 11:56, expected 12:00", with the day when it is another one.</summary>
    public static string Late(DateTimeOffset? newest, DateTimeOffset expected)
    {
        var format = newest?.Date == expected.Date ? "HH:mm" : "d MMM HH:mm";
        return string.Create(CultureInfo.InvariantCulture, $"late: newest data {newest?.ToString(format, CultureInfo.InvariantCulture)}, expected {expected.ToString(format, CultureInfo.InvariantCulture)}");
    }

    /// <summary>"3 s or more; 4–8 s: its bucket straddles 6 s, so the side cannot be told".</summary>
    public static string Straddles(TileStatus certain, TileStatus possible, Tile tile)
    {
        var limit = possible == TileStatus.Critical ? tile.Thresholds.Critical : tile.Thresholds.Warning;
        var sure = certain == TileStatus.Ok ? "" : $"{Reason(certain, tile.Thresholds, tile.Unit)}; ";
        return $"{sure}{Quantity.Between(tile.Lower, tile.Upper, tile.Unit, limit)}: its bucket straddles {Quantity.Limit(limit ?? 0, tile.Unit)}, so the side cannot be told";
    }

    public static string NotReached(Tile before) => before.Status == TileStatus.NotReached
        ? before.Reason ?? "not reached"
        : $"0 of {Quantity.Number(before.Total ?? 0)} passed {before.Title}";

    private static string Limit(double number, TileThresholds thresholds, string unit) =>
        $"{Quantity.Limit(number, unit)} {(thresholds.Direction == ThresholdDirection.Above ? "or more" : "or less")}";
}
