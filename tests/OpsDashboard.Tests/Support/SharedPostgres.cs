[assembly: AssemblyFixture(typeof(OpsDashboard.Tests.Support.SharedPostgres))]

namespace OpsDashboard.Tests.Support;

/// <summary>One server for all tests of the assembly, started by the first that needs it.</summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresServer>> _server = new(PostgresServer.StartAsync);

    public async Task<PostgresServer> ServerAsync()
    {
        PostgresServer.Require();
        return await _server.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated)
        {
            await (await _server.Value).DisposeAsync();
        }
    }
}
