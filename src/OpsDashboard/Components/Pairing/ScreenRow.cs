using OpsDashboard.Components.Views;
using OpsDashboard.Screens;

namespace OpsDashboard.Components.Pairing;

/// <summary>A paired screen as a row: words, and what in them is wrong. Pure.</summary>
/// <param name="Link">For example "connected since 18:40".</param>
/// <param name="Painted">For example "4 s ago".</param>
/// <param name="Shows">View, size preset and resolution.</param>
/// <param name="Clock">The screen's clock against ours.</param>
public sealed record ScreenRow(
    int Number, string Name, Said Link, Said Painted, Said Shows, Said Build, Said Clock, string PairedBy)
{
    /// <param name="build">Of this program.</param>
    /// <param name="now">Real time.</param>
    internal static ScreenRow Of(ScreenPresence one, TimeSpan silentAfter, string build, DateTimeOffset now)
    {
        var (screen, last) = (one.Screen, one.Trace.Last);
        return new ScreenRow(
            screen.Number, screen.Name, LinkOf(one, silentAfter, now), PaintedOf(last, now), last is null ? Said.Nothing : ShowsOf(last),
            last is null ? Said.Nothing : last.Report.Build == build ? new("current") : new("older than this program", true),
            last is null ? Said.Nothing : ClockOf(last.Skew), $"{Times.Full(screen.PairedAt)}, {screen.By}");
    }

    internal static Said ShowsOf(PaintedReport last)
    {
        var (report, ratio) = (last.Report, last.Report.PixelRatio);
        var pixels = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(report.Width * ratio)} × {Math.Round(report.Height * ratio)}");
        return new($"{ViewOf(last.View)}, {(report.Size is { } size ? $"size {size}, " : "")}{pixels}");
    }

    internal static string WaitingOf(ConnectedWall wall) =>
        $"{(wall.Last is { } last ? ShowsOf(last).Text : ViewOf(wall.View))}, connected since {Times.Second(wall.Since)}{(wall.TokenSha256 is null ? ": keeps no cookie, so it cannot be paired" : "")}";

    public static string ViewOf(string view) => view switch
    {
        "wall" => "overview",
        ScreenAccess.PairingView => "waits for pairing",
        _ => view["wall-".Length..],
    };

    /// <summary>An age in real time: "4 s", "3 min", "2 h 5 min", "3 d 4 h".</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalDays: >= 1 } => $"{(int)age.TotalDays} d {age.Hours} h",
        { TotalHours: >= 1 } => $"{(int)age.TotalHours} h {age.Minutes} min",
        { TotalMinutes: >= 1 } => $"{(int)age.TotalMinutes} min",
        { TotalSeconds: >= 0 } => $"{(int)age.TotalSeconds} s",
        _ => "0 s",
    };

    private static Said LinkOf(ScreenPresence one, TimeSpan silentAfter, DateTimeOffset now)
    {
        var silent = SilentScreens.IsSilent(one, silentAfter, now);
        var again = one.Trace.Connections > 1 ? $", reconnected {one.Trace.Connections - 1} times" : "";
        return one.ConnectedSince is { } since
            ? silent ? new($"connected since {Times.Beside(since, now)}, but silent for {Age(now - one.HeardAt)}", true) : new($"connected since {Times.Beside(since, now)}{again}")
            : new($"not connected, silent for {Age(now - (one.Trace.LeftAt ?? one.HeardAt))}", silent);
    }

    private static Said PaintedOf(PaintedReport? last, DateTimeOffset now) =>
        last is null ? new("not yet") : new($"{Age(now - last.At)} ago");

    private static Said ClockOf(TimeSpan skew)
    {
        var seconds = Math.Abs(skew.TotalSeconds);
        var off = $"{Age(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead" : "behind")}";
        return seconds > ScreenLimits.Skew.TotalSeconds ? new(off, true) : new("right");
    }
}

/// <summary>A few words of a row.</summary>
/// <param name="IsWrong">Somebody should do something about it.</param>
public sealed record Said(string Text, bool IsWrong = false)
{
    public static Said Nothing { get; } = new("unknown");
}
