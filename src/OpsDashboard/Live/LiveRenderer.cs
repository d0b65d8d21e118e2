using System.Collections.Frozen;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Live;

/// <summary>Renders each region once a change. What it holds is what pages embed and what the hub sends.</summary>
/// <remarks><see cref="RenderAsync"/> is called by one loop; <see cref="Current"/> by anyone.</remarks>
sealed class LiveRenderer(
    IEnumerable<LiveView> views, IServiceScopeFactory scopes, ILoggerFactory loggers, TimeProvider time, LiveLimits limits)
{
    private readonly LiveView[] _views = [.. views];
    private readonly ILogger _log = loggers.CreateLogger<LiveRenderer>();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FrozenDictionary<string, RenderedView> _current = FrozenDictionary<string, RenderedView>.Empty;

    /// <summary>The view as last rendered; null until a snapshot was published, or when there is no such view.</summary>
    public RenderedView? Current(string view) => _current.GetValueOrDefault(view);

    /// <summary>Whether there is such a view; it may not be rendered yet.</summary>
    public bool Has(string view) => _views.Any(one => one.Name == view);

    /// <summary>Waits until a view shows that snapshot or a later one, at most for the limit (real time).</summary>
    public async Task WaitAsync(string view, long version, TimeSpan limit, CancellationToken cancellation)
    {
        for (var since = time.GetTimestamp(); ;)
        {
            // Taken before looking, so that what is rendered in between is not missed.
            var next = Volatile.Read(ref _next).Task;
            if (Current(view)?.Version >= version || time.GetElapsedTime(since) is var waited && waited >= limit)
            {
                return;
            }

            await Task.WhenAny(next, Task.Delay(limit - waited, time, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Renders what changed in all views.</summary>
    public async Task<IReadOnlyList<RenderedView>> RenderAsync(DashboardSnapshot snapshot)
    {
        await using var pass = new RenderPass(scopes, loggers, time, limits.Render);
        var rendered = new List<RenderedView>(_views.Length);
        foreach (var view in _views)
        {
            rendered.Add(await RenderViewAsync(pass, view, snapshot));
        }

        _current = rendered.ToFrozenDictionary(view => view.Name);
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        return rendered;
    }

    private async Task<RenderedView> RenderViewAsync(RenderPass pass, LiveView view, DashboardSnapshot snapshot)
    {
        var before = Current(view.Name)?.Regions.ToDictionary(region => region.Source.Key) ?? [];
        var regions = new List<RenderedRegion>();
        foreach (var region in RegionsOf(view, snapshot, before.Values))
        {
            regions.Add(await RenderRegionAsync(pass, view, region, before.GetValueOrDefault(region.Key)));
        }

        return new RenderedView(view.Name, snapshot.Version, regions) { Build = snapshot.Build };
    }

    private List<Region> RegionsOf(LiveView view, DashboardSnapshot snapshot, IEnumerable<RenderedRegion> before)
    {
        try
        {
            var regions = view.Regions(snapshot).DistinctBy(region => region.Key).ToList();
            return regions.Count <= limits.Regions
                ? regions
                : throw new InvalidOperationException($"{regions.Count} regions; at most {limits.Regions} are allowed");
        }
        catch (Exception exception)
        {
            // Old values must not stay as if they were current: every part of the page says that it cannot be shown.
            _log.ViewFailed(exception, view.Name);
            return [.. before.Select(region => region.Source with { Component = typeof(FailedRegion), Model = "" })];
        }
    }

    private async Task<RenderedRegion> RenderRegionAsync(RenderPass pass, LiveView view, Region region, RenderedRegion? before)
    {
        if (before is { Failed: false } && before.Source == region)
        {
            return before;
        }

        try
        {
            var html = await pass.HtmlAsync(region);
            return new RenderedRegion(region, html == before?.Html ? before.Html : html);
        }
        catch (Exception exception)
        {
            if (before is not { Failed: true })
            {
                _log.RegionFailed(exception, view.Name, region.Key);
            }

            return new RenderedRegion(region, FailureHtml(region.Key), Failed: true);
        }
    }

    private static string FailureHtml(string key) =>
        $"<p class=\"region-error\">This part ({HtmlEncoder.Default.Encode(key)}) cannot be shown: drawing it failed. The program's log says why.</p>";

    private sealed class FailedRegion : ComponentBase
    {
        [Parameter]
        public string Model { get; set; } = "";

        protected override void OnInitialized() => throw new InvalidOperationException("the view's regions could not be made");
    }
}
