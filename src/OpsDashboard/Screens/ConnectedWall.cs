namespace OpsDashboard.Screens;

/// <summary>A wall that is connected now.</summary>
/// <param name="token">Null when its browser keeps no cookie: such a wall cannot be paired.</param>
/// <param name="since">Real time.</param>
/// <param name="abort">Ends the stream at once.</param>
/// <param name="reload">Makes the page load itself again.</param>
sealed class ConnectedWall(ScreenToken? token, string view, DateTimeOffset since, Action abort, Action reload)
{
    private volatile PaintedReport? _last;
    private string? _askedFor;

    public string? TokenSha256 { get; } = token?.Sha256;

    public string? Code { get; } = token?.Code;

    public bool MustPair { get; } = token?.MustPair ?? false;

    public string View { get; } = view;

    public DateTimeOffset Since { get; } = since;

    /// <summary>Null until it has reported.</summary>
    public PaintedReport? Last => _last;

    public void Heard(PaintedReport report) => _last = report;

    public void Abort() => abort();

    public void Reload() => reload();

    /// <summary>Loads the page again when it shows another name than it should; once for each name, for it may not be able to.</summary>
    /// <param name="shown">The name of the paired screen, else the code.</param>
    public void Show(string shown)
    {
        if (_last?.Report.Shows is { } shows && shows != shown && Interlocked.Exchange(ref _askedFor, shown) != shown)
        {
            reload();
        }
    }
}

/// <summary>A report, with the real time at which it came.</summary>
sealed record PaintedReport(ScreenReport Report, string View, DateTimeOffset At)
{
    /// <summary>The screen's clock minus ours; the way of the report makes it a little less.</summary>
    public TimeSpan Skew => Report.ClientTime - At;
}
