namespace OpsDashboard.Emulator;

/// <summary>MetricService on a loopback port, answering from the staging model.</summary>
public sealed class EmulatorServer : IAsyncDisposable
{
    private EmulatorServer(Uri address) => Address = address;

    /// <summary>Where it listens, for example <c>http://127.0.0.1:41234</c>.</summary>
    public Uri Address { get; }

    /// <summary>Starts the server; <paramref name="url"/> may end in <c>:0</c> for a free port.</summary>
    /// <param name="options">Scenario and seed.</param>
    /// <param name="now">The emulator's clock: points after it do not exist yet.</param>
    /// <param name="url">Plaintext HTTP/2 address to listen on.</param>
    public static Task<EmulatorServer> StartAsync(EmulatorOptions options, Func<DateTimeOffset> now, string url) =>
        Task.FromResult(new EmulatorServer(new Uri(url)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
