using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace OpsDashboard.Benchmarks.Servers;

/// <summary>The floor of the fan-out: a SignalR hub with nothing around it, that sends recorded messages by
/// <c>Clients.All.SendAsync</c> at their recorded times. Ends when its input closes, thus with whoever started it.</summary>
static class BareHubServer
{
    public const string Command = "bare-hub";
    public const string Path = "/hub";

    public static async Task<int> RunAsync(string recordingPath)
    {
        var recording = Recording.Read(recordingPath);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        builder.Services.AddSingleton(new Greeting(Parse(recording.Whole)));
        await using var app = builder.Build();
        app.MapHub<BareHub>(Path);
        await app.StartAsync();
        Console.WriteLine($"Bare hub at {app.Urls.Single()}");
        using var stop = new CancellationTokenSource();
        var replay = ReplayAsync(recording, app.Services.GetRequiredService<IHubContext<BareHub>>(), stop.Token);
        await Console.In.ReadToEndAsync();
        await stop.CancelAsync();
        await replay.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static Task ReplayAsync(Recording recording, IHubContext<BareHub> hub, CancellationToken stop)
    {
        var frames = recording.Frames.Select(frame => Parse(frame.Argument)).ToArray();
        return recording.ReplayAsync(i => hub.Clients.All.SendAsync("regions", frames[i], stop), stop);
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed record Greeting(JsonElement Whole);

    private sealed class BareHub(Greeting greeting) : Hub
    {
        public override Task OnConnectedAsync() => Clients.Caller.SendAsync("regions", greeting.Whole);
    }
}
