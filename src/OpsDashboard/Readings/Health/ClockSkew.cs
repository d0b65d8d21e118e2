using System.Globalization;

namespace OpsDashboard.Readings.Health;

/// <summary>How far this machine's clock is ahead of a server's, from the header <c>Date</c> of its answers.</summary>
/// <remarks>The header has whole seconds and the answer was under way for a while: what is within that is no skew.
/// Thread-safe: answers come side by side.</remarks>
public sealed class ClockSkew(TimeProvider time)
{
    /// <summary>From here on people are told: windows end at our time, and data seem late or from the future.</summary>
    public static readonly TimeSpan Warned = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    // TimeSpan of the newest answer in ticks; long.MinValue before the first one.
    private long _ticks = long.MinValue;

    /// <summary>Ours minus the server's; null before the first answer that has a date.</summary>
    public TimeSpan? Ahead => Interlocked.Read(ref _ticks) is var ticks and not long.MinValue ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>From a header; one that is no date is passed over.</summary>
    /// <param name="header">For example <c>Tue, 24 Nov 2026 14:00:00 GMT</c>.</param>
    /// <param name="sent">Timestamp of <see cref="TimeProvider.GetTimestamp"/> when the call went out.</param>
    public void Observe(string? header, long sent)
    {
        if (DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            Observe(date, sent);
        }
    }

    /// <summary>From a header that was read already.</summary>
    public void Observe(DateTimeOffset server, long sent)
    {
        var under = time.GetElapsedTime(sent);
        var ahead = time.GetUtcNow() - (under / 2) - (server + (Resolution / 2));
        // Not more exact than this can be known.
        var within = (under / 2) + (Resolution / 2);
        Interlocked.Exchange(ref _ticks, ahead.Duration() <= within ? 0 : ahead.Ticks);
    }

    /// <summary>The warning in words, or null when there is nothing to warn of.</summary>
    public static string? Warning(TimeSpan? ahead) => ahead is { } skew && skew.Duration() >= Warned
        ? $"the clock of this machine is {Words(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} the server's: data seem {(skew > TimeSpan.Zero ? "late" : "fresher than they are")}; set the clock"
        : null;

    /// <summary>"95 s", "12 min", "3 h", "more than a day".</summary>
    public static string Words(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => "more than a day",
        { TotalHours: >= 2 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        { TotalMinutes: >= 3 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
    };
}
