using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Live;

/// <summary>Regions for tests: one with the sentence, one a tile.</summary>
static class SampleRegions
{
    public static LiveView View(string name = "overview") => new(name, Regions);

    public static Region Text(string key, string text) => new(key, typeof(TextRegion), text);

    private static IReadOnlyList<Region> Regions(DashboardSnapshot snapshot) =>
    [
        Text("sentence", snapshot.Incidents[0].Sentence),
        .. snapshot.Tiles.Select(tile => Text($"tile-{tile.Id}", $"{tile.Title}: {tile.Value}")),
    ];
}

sealed class TextRegion : ComponentBase
{
    [Parameter, EditorRequired]
    public string Model { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddContent(1, Model);
        builder.CloseElement();
    }
}

/// <summary>Counts how often it is rendered.</summary>
sealed record Counted(string Text, RenderCount Count);

sealed class RenderCount
{
    public int Value { get; set; }
}

sealed class CountedRegion : ComponentBase
{
    [Parameter, EditorRequired]
    public Counted Model { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        Model.Count.Value++;
        builder.AddContent(0, Model.Text);
    }
}

/// <summary>Throws when the model says so.</summary>
sealed class FragileRegion : ComponentBase
{
    [Parameter, EditorRequired]
    public string Model { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "b");
        builder.AddContent(1, Model == "bad" ? throw new InvalidOperationException("<b>secret</b>") : Model);
        builder.CloseElement();
    }
}

/// <summary>Waits for something that never comes, as no region may.</summary>
sealed class WaitingRegion : ComponentBase
{
    [Parameter, EditorRequired]
    public string Model { get; set; } = "";

    protected override Task OnInitializedAsync() => new TaskCompletionSource().Task;
}

/// <summary>Throws the first time only.</summary>
sealed class ThrowingOnce : ComponentBase
{
    [Parameter, EditorRequired]
    public Counted Model { get; set; } = null!;

    protected override void BuildRenderTree(RenderTreeBuilder builder) =>
        builder.AddContent(0, Model.Count.Value++ == 0 ? throw new InvalidOperationException() : Model.Text);
}
