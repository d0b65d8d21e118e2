using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>Readings of a signal → its tile.</summary>
static class TileEvaluation
{
    /// <param name="before">The tile of the signal that this one follows, if any.</param>
    /// <param name="previous">The last cycle's tile: a failed read keeps its value beside, with its age.</param>
    public static Tile Evaluate(SignalOptions signal, ReadingSet readings, Facts facts, DateTimeOffset now, Tile? before, Tile? previous)
    {
        var window = TileWindow.Of(signal, readings.Timings, now);
        var presence = window.Presence(signal) is { } request ? readings[request] : null;
        return Evaluate(signal, window, readings[window.Values(signal)], presence, facts, now, before, previous);
    }

    /// <summary>The same over any window, from the answers to what was asked for it.</summary>
    public static Tile Evaluate(
        SignalOptions signal, TileWindow window, Reading values, Reading? presence, Facts facts, DateTimeOffset now, Tile? before, Tile? previous)
    {
        var tile = Empty(signal, window, values);
        if ((values.Failure ?? presence?.Failure) is { } failure)
        {
            return Failed(tile, failure.Reason, previous);
        }

        tile = signal.Kind == SignalKind.Gauge
            ? GaugeTile.Evaluate(tile, signal, window, values.Series, facts)
            : EventTile.Evaluate(tile, signal, window, values.Series, presence?.Series ?? [], facts, before);
        tile = tile with { LateMinutes = LateMinutes(tile.DataTime, window, now) };
        return Judge(tile, window, values.Partial ?? presence?.Partial);
    }

    private static Tile Empty(SignalOptions signal, TileWindow window, Reading values) => new()
    {
        Id = signal.Id,
        Title = signal.Title,
        Unit = signal.Unit,
        Status = TileStatus.NoData,
        FetchTime = values.FetchTime == DateTimeOffset.MinValue ? null : values.FetchTime,
        ExpectedDelaySeconds = window.Delay.TotalSeconds,
        WindowSeconds = signal.Window.TotalSeconds,
        Thresholds = Thresholds.Of(signal.Thresholds),
        CountedIsBad = signal.Thresholds?.Direction != ThresholdDirection.Below && signal.Measure == MeasureKind.Ratio,
        Lead = signal.Lead,
        Show = signal.Show,
        Help = signal.Help,
        Filter = signal.Query.Filter,
    };

    private static Tile Failed(Tile tile, string reason, Tile? previous) => tile with
    {
        Status = TileStatus.Error,
        Reason = reason,
        IsFromBefore = true,
        Value = previous?.Value,
        Bound = previous?.Bound,
        Lower = previous?.Lower,
        Upper = previous?.Upper,
        DataTime = previous?.DataTime,
        FetchTime = previous?.FetchTime,
        Points = previous?.Points ?? [],
    };

    private static Tile Judge(Tile tile, TileWindow window, string? partial)
    {
        if (tile.Status is TileStatus.Error || (tile.Status is TileStatus.NoData && partial is null))
        {
            return tile;
        }

        if (Freshness.IsLate(tile.DataTime, window.End, window.Period))
        {
            return tile with { Status = TileStatus.Stale, Reason = TileWords.Late(tile.DataTime, window.End) };
        }

        // An answer that may be incomplete is never good news.
        return partial is not null
            ? tile with { Status = tile.Status == TileStatus.Critical ? TileStatus.Critical : TileStatus.Error, Reason = $"partial answer: {partial}" }
            : tile;
    }

    private static int LateMinutes(DateTimeOffset? newest, TileWindow window, DateTimeOffset now) =>
        newest is { } time ? Math.Max(0, (int)Math.Ceiling((now - time - window.Delay - window.Period).TotalMinutes)) : 0;
}
