using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpsDashboard.Tests.Support;

/// <summary>REST on a real loopback port that answers whatever a test tells it to; until then with Google's 404.</summary>
sealed class FakeRestServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeRestServer(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.Single()));

    public Uri Address { get; }

    /// <summary>Method and path of every request, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Bodies by path.</summary>
    public ConcurrentDictionary<string, string> Json { get; } = [];

    /// <summary>Answers in place of <see cref="Json"/>.</summary>
    public Func<HttpContext, Task>? OnRequest { get; set; }

    public static async Task<FakeRestServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        FakeRestServer? server = null;
        app.Run(context => server!.AnswerAsync(context));
        await app.StartAsync();
        return server = new FakeRestServer(app);
    }

    public static Task WriteAsync(HttpContext context, int status, string body, string mediaType = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = mediaType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        // Handlers that never end would hold a graceful stop back.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        Requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
        return OnRequest is { } answer ? answer(context)
            : Json.TryGetValue(context.Request.Path, out var json) ? WriteAsync(context, 200, json)
            : WriteAsync(context, 404, """{ "error": { "code": 404, "message": "Resource not found.", "status": "NOT_FOUND" } }""");
    }
}
