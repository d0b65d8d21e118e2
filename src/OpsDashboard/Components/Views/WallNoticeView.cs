using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>What is wrong with the watching itself, in one line: sources that fail, the journal, other screens.</summary>
/// <param name="First">Null when nothing is wrong.</param>
/// <param name="More">How many others there are.</param>
public sealed record WallNoticeView(WallNotice? First, int More)
{
    /// <summary>From a snapshot: sources first, for without them nothing else is true.</summary>
    public static WallNoticeView Of(DashboardSnapshot snapshot)
    {
        WallNotice[] all =
        [
            .. snapshot.Sources.Where(source => source.Status is not (SourceStatus.Ok or SourceStatus.Off)).OrderByDescending(source => source.Status).Select(WallNotice.Of),
            .. BannerView.Of(snapshot).Text is { } journal ? [new WallNotice(StateAppearance.Of(SourceStatus.Unreachable), "Journal", journal)] : Array.Empty<WallNotice>(),
            .. snapshot.Warnings.Select(warning => new WallNotice(StateAppearance.Of(SourceStatus.Quota) with { Word = "warning" }, "Watching", warning.Text)),
        ];
        return new WallNoticeView(all.FirstOrDefault(), Math.Max(0, all.Length - 1));
    }
}

/// <summary>One of them.</summary>
public sealed record WallNotice(StateAppearance Look, string Who, string Text)
{
    /// <summary>From a source.</summary>
    public static WallNotice Of(SourceState source) => new(
        StateAppearance.Of(source.Status),
        $"{source.Id} {StateAppearance.Of(source.Status).Word}",
        source.Error ?? "");
}
