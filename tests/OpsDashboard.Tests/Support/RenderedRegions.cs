using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OpsDashboard.Live;

namespace OpsDashboard.Tests.Support;

/// <summary>Renders regions as the live renderer does, but with no services at all: a region that injects something fails here.</summary>
static class RenderedRegions
{
    public static async Task<string> RenderAsync(params IEnumerable<Region> regions)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var html = new StringWriter();
            foreach (var region in regions)
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = region.Model });
                (await renderer.RenderComponentAsync(region.Component, parameters)).WriteHtmlTo(html);
            }

            return html.ToString();
        });
    }

    public static async Task<IDocument> ParseAsync(params IEnumerable<Region> regions) =>
        new HtmlParser().ParseDocument(await RenderAsync(regions));
}
