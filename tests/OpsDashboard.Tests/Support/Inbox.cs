using System.Threading.Channels;

namespace OpsDashboard.Tests.Support;

/// <summary>What a client received, in order; waiting for the next one ends with a failure, never with a hang.</summary>
sealed class Inbox<T>
{
    private readonly Channel<T> _channel = Channel.CreateUnbounded<T>();

    public int Count => _channel.Reader.Count;

    public void Add(T item) => _channel.Writer.TryWrite(item);

    public async Task<T> NextAsync() =>
        await _channel.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<T> NextAsync(Func<T, bool> wanted)
    {
        while (true)
        {
            if (await NextAsync() is var item && wanted(item))
            {
                return item;
            }
        }
    }
}
