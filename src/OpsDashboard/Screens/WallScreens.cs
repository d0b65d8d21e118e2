using System.Collections.Concurrent;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;

namespace OpsDashboard.Screens;

/// <summary>The walls that are connected to this program, and what they said last. In memory: a restart knows nothing until they are back.
/// Which screens are paired is the journal's; whatever it says anew is carried out here at once.</summary>
sealed class WallScreens : IDisposable
{
    // Bounded by LiveLimits.Connections: a wall enters when it has its place among the viewers.
    private readonly ConcurrentDictionary<ConnectedWall, bool> _connected = [];

    // By hash of the token: those of paired screens and of connected ones; the rest is dropped as a wall leaves and as the journal moves.
    private readonly ConcurrentDictionary<string, ScreenTrace> _traces = new(StringComparer.Ordinal);
    private readonly IncidentJournal _journal;
    private readonly DashboardOptions _options;
    private readonly TimeProvider _time;
    private readonly DateTimeOffset _started;

    public WallScreens(IncidentJournal journal, DashboardOptions options, TimeProvider time)
    {
        (_journal, _options, _time, _started) = (journal, options, time, time.GetUtcNow());
        _journal.Changed += Follow;
    }

    /// <summary>Paired screens, as far as the journal is read.</summary>
    public RecordedScreens Screens => _journal.Facts.Screens;

    /// <summary>Screens of which something is remembered.</summary>
    public int Traces => _traces.Count;

    public IEnumerable<ConnectedWall> Connected => _connected.Select(pair => pair.Key);

    /// <summary>What there is to warn of.</summary>
    public ValueList<Snapshots.Warning> Warnings => SilentScreens.Warnings(Presence, _options.Screens.SilentAfter, _time.GetUtcNow());

    /// <summary>The paired screens with what is known of each. Each snapshot asks: it costs by those, not by all that are connected.</summary>
    public ValueList<ScreenPresence> Presence => Screens.Paired.Select(Of).ToValueList();

    public ScreenAdmission Admit(string view, string? cookie) => ScreenAccess.To(view, ScreenToken.Read(cookie), Screens, _options.Authentication.Mode);

    /// <summary>A wall that was admitted has its place.</summary>
    public ConnectedWall Enter(string view, string? cookie, Action abort, Action reload)
    {
        var wall = new ConnectedWall(ScreenToken.Read(cookie), view, _time.GetUtcNow(), abort, reload);
        _connected.TryAdd(wall, true);
        if (wall.TokenSha256 is { } hash)
        {
            _traces.AddOrUpdate(hash, ScreenTrace.None.Entered(wall.Since), (_, trace) => trace.Entered(wall.Since));
        }

        // What the journal said between its admission and now.
        Follow(wall, Screens);
        return wall;
    }

    /// <summary>Costs the same however many are connected: a crowd leaves at once.</summary>
    public void Leave(ConnectedWall wall)
    {
        if (_connected.TryRemove(wall, out _) && wall.TokenSha256 is { } hash)
        {
            var now = _time.GetUtcNow();
            var trace = _traces.AddOrUpdate(hash, ScreenTrace.None, (_, trace) => trace.Left(now));
            Forget(hash, trace);
        }
    }

    public void Heard(ConnectedWall wall, ScreenReport report)
    {
        var painted = new PaintedReport(report, wall.View, _time.GetUtcNow());
        wall.Heard(painted);
        // Another connection of this screen may come or go meanwhile: then the next report is kept.
        if (wall.TokenSha256 is { } hash && _traces.TryGetValue(hash, out var trace))
        {
            _traces.TryUpdate(hash, trace with { Last = painted }, trace);
        }

        Follow(wall, Screens);
    }

    public void Dispose() => _journal.Changed -= Follow;

    private ScreenPresence Of(RecordedScreen screen)
    {
        var trace = _traces.GetValueOrDefault(screen.TokenSha256) ?? ScreenTrace.None;
        return new ScreenPresence(screen, trace.Since, trace, _started > screen.PairedAt ? _started : screen.PairedAt);
    }

    private void Follow(object? sender, EventArgs changed)
    {
        var screens = Screens;
        foreach (var wall in Connected)
        {
            Follow(wall, screens);
        }

        foreach (var (hash, trace) in _traces)
        {
            Forget(hash, trace);
        }
    }

    private void Follow(ConnectedWall wall, RecordedScreens screens)
    {
        if (wall.TokenSha256 is not { } hash || _journal.Facts.Unread is not null)
        {
            return;
        }

        if (screens.Withdrawn.Contains(hash) && wall.View != ScreenAccess.PairingView)
        {
            wall.Abort();
        }
        else if (screens.Withdrawn.Contains(hash))
        {
            // It came back on its old page, and gets no data. Asked again with each report until the page is another one.
            wall.Reload();
        }
        else
        {
            wall.Show(screens.Of(hash)?.Name ?? wall.Code!);
        }
    }

    // Only as it was looked at: one that came back meanwhile is kept.
    private void Forget(string hash, ScreenTrace trace)
    {
        if (trace.Open == 0 && Screens.Of(hash) is null)
        {
            _traces.TryRemove(KeyValuePair.Create(hash, trace));
        }
    }
}

/// <summary>What is remembered of a screen, also while it is away.</summary>
/// <param name="Open">Connections now: a browser may show two windows.</param>
/// <param name="Connections">Since the program started.</param>
/// <param name="Last">Its last report; null before the first.</param>
/// <param name="LeftAt">Real time; null while it is connected.</param>
sealed record ScreenTrace(int Open, int Connections, PaintedReport? Last, DateTimeOffset? LeftAt)
{
    public static ScreenTrace None { get; } = new(0, 0, null, null);

    /// <summary>Real time since when it is connected without a break; null while it is away.</summary>
    public DateTimeOffset? Since { get; init; }

    public ScreenTrace Entered(DateTimeOffset at) => this with { Open = Open + 1, Connections = Connections + 1, LeftAt = null, Since = Since ?? at };

    public ScreenTrace Left(DateTimeOffset at) => Open > 1 ? this with { Open = Open - 1 } : this with { Open = 0, LeftAt = at, Since = null };
}

/// <summary>A paired screen with what is known of it.</summary>
/// <param name="ConnectedSince">Real time; null while it is away.</param>
/// <param name="CountedFrom">Real time from which silence counts when it never reported: it was paired, or the program started.</param>
sealed record ScreenPresence(RecordedScreen Screen, DateTimeOffset? ConnectedSince, ScreenTrace Trace, DateTimeOffset CountedFrom)
{
    /// <summary>Real time of the last sign that something is painted.</summary>
    public DateTimeOffset HeardAt => Trace.Last?.At is { } at && at > CountedFrom ? at : CountedFrom;
}
