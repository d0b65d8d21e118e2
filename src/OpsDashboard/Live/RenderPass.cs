using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace OpsDashboard.Live;

/// <summary>Renders the changed regions of one snapshot, with one scope and one renderer: root components live as long as their renderer.</summary>
sealed class RenderPass(IServiceScopeFactory scopes, ILoggerFactory loggers, TimeProvider time, TimeSpan limit) : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope = scopes.CreateAsyncScope();
    private HtmlRenderer? _renderer;

    /// <summary>The HTML of a region.</summary>
    /// <exception cref="Exception">Whatever the component throws; a timeout if it waits for something that does not come.</exception>
    public async Task<string> HtmlAsync(Region region)
    {
        var renderer = _renderer ??= new HtmlRenderer(_scope.ServiceProvider, loggers);
        try
        {
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Model"] = region.Model });
                var root = renderer.BeginRenderingComponent(region.Component, parameters);
                await root.QuiescenceTask.WaitAsync(limit, time);
                return root.ToHtmlString();
            });
        }
        catch (Exception)
        {
            // A renderer waits for all that it ever began: what comes after a component that hangs gets a new one.
            _renderer = null;
            await DisposeAsync(renderer);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_renderer is not null)
        {
            await DisposeAsync(_renderer);
        }

        await _scope.DisposeAsync();
    }

    private static Task DisposeAsync(HtmlRenderer renderer) => renderer.Dispatcher.InvokeAsync(async () => await renderer.DisposeAsync());
}
