using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Live;

/// <summary>The live part behind a real Kestrel, with views made for the test.</summary>
sealed class LiveHost : IAsyncDisposable
{
    private readonly List<HubConnection> _clients = [];

    private LiveHost(WebApplication app) => App = app;

    public WebApplication App { get; }

    public string Address => App.Urls.First();

    public SnapshotFeed Feed => App.Services.GetRequiredService<SnapshotFeed>();

    public LiveConnections Connections => App.Services.GetRequiredService<LiveConnections>();

    public static async Task<LiveHost> StartAsync(Action<IServiceCollection>? services = null, params IEnumerable<LiveView> views)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        services?.Invoke(builder.Services);
        builder.Services.AddLive(views);
        var app = builder.Build();
        app.MapLive();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LiveHost(app);
    }

    public HubConnection Client(string query = "", bool messagePack = false)
    {
        var builder = new HubConnectionBuilder().WithUrl($"{Address}/hubs/live{query}");
        if (messagePack)
        {
            builder.AddMessagePackProtocol();
        }

        var client = builder.Build();
        _clients.Add(client);
        return client;
    }

    /// <summary>A connected page of a view.</summary>
    public async Task<(HubConnection Client, Inbox<JsonElement> Regions)> PageAsync(string view = "overview", bool messagePack = false)
    {
        var client = Client($"?view={view}", messagePack);
        var inbox = Collect(client, "regions", messagePack);
        await client.StartAsync(TestContext.Current.CancellationToken);
        return (client, inbox);
    }

    /// <summary>What a client gets under a name, as JSON whatever the protocol.</summary>
    public static Inbox<JsonElement> Collect(HubConnection client, string target, bool messagePack = false)
    {
        var inbox = new Inbox<JsonElement>();
        if (messagePack)
        {
            client.On<object>(target, value => inbox.Add(Plain(value)));
        }
        else
        {
            client.On<JsonElement>(target, value => inbox.Add(value.Clone()));
        }

        return inbox;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await App.DisposeAsync();
    }

    private static JsonElement Plain(object value) => JsonSerializer.SerializeToElement(Named(value));

    private static object? Named(object? value) => value switch
    {
        Dictionary<object, object> map => map.ToDictionary(pair => (string)pair.Key, pair => Named(pair.Value)),
        object[] items => items.Select(Named).ToArray(),
        _ => value,
    };
}
