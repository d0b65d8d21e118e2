using System.Diagnostics;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>The program under test.</summary>
sealed class Dashboard : IAsyncDisposable
{
    private const string Project = "OpsDashboard";
    private readonly ChildProgram _program;

    private Dashboard(ChildProgram program, Uri address) => (_program, Address) = (program, address);

    public Uri Address { get; }

    public int ProcessId => _program.ProcessId;

    /// <summary>From when it listened to its first page with data.</summary>
    public TimeSpan FirstDataAfter { get; private init; }

    /// <summary>When <c>/readyz</c> first answered 200.</summary>
    public DateTimeOffset ReadyAt { get; private init; }

    /// <summary>Starts it and waits for its first snapshot.</summary>
    /// <param name="port">0 for a free one.</param>
    public static Task<Dashboard> StartAsync(int port = 0, params string[] arguments) => StartFromAsync(ChildProgram.Folder(Project), port, arguments);

    /// <summary>The same from another folder.</summary>
    public static async Task<Dashboard> StartFromAsync(string folder, int port = 0, params string[] arguments)
    {
        var program = ChildProgram.StartFrom(folder, Project, [$"--urls=http://127.0.0.1:{port}", .. arguments]);
        try
        {
            var address = await program.AddressAsync();
            var listening = Stopwatch.GetTimestamp();
            var ready = ReadyAtAsync(address);
            await FirstSnapshotAsync(address);
            return new Dashboard(program, address) { FirstDataAfter = Stopwatch.GetElapsedTime(listening), ReadyAt = await ready };
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    public Task KillAsync() => _program.KillAsync();

    public ValueTask DisposeAsync() => _program.DisposeAsync();

    private static async Task<DateTimeOffset> ReadyAtAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(Stage.Patience, TimeProvider.System);
        using var client = new HttpClient { BaseAddress = address };
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (true)
        {
            using var answer = await client.GetAsync("/readyz", limit.Token);
            if (answer.IsSuccessStatusCode)
            {
                return TimeProvider.System.GetUtcNow();
            }

            await again.WaitForNextTickAsync(limit.Token);
        }
    }

    private static async Task FirstSnapshotAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(Stage.Patience, TimeProvider.System);
        using var client = new HttpClient { BaseAddress = address };
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        while ((await client.GetStringAsync("/", limit.Token)).Contains("data-version=\"0\""))
        {
            await again.WaitForNextTickAsync(limit.Token);
        }
    }
}
