using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace OpsDashboard.Tests.Live;

/// <summary>A hub protocol that counts how often each message is serialised.</summary>
sealed class CountingProtocol(IHubProtocol inner) : IHubProtocol
{
    public ConcurrentDictionary<HubMessage, int> Serialised { get; } = new(ReferenceEqualityComparer.Instance);

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <summary>How often each invocation of a target was serialised.</summary>
    public IEnumerable<int> Counts(string target) =>
        Serialised.Where(pair => pair.Key is InvocationMessage message && message.Target == target).Select(pair => pair.Value);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        Serialised.AddOrUpdate(message, 1, (_, count) => count + 1);
        return inner.GetMessageBytes(message);
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        Serialised.AddOrUpdate(message, 1, (_, count) => count + 1);
        inner.WriteMessage(message, output);
    }

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message) =>
        inner.TryParseMessage(ref input, binder, out message);
}
