using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Google.Protobuf;

namespace OpsDashboard.Emulator.Queries;

/// <summary>Where the next page begins.</summary>
/// <param name="Offset">Points, series or descriptors already delivered.</param>
/// <param name="AsOfTicks">Time of the first page: all pages show the same points, even while new ones come in.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct PagePosition(long Offset, long AsOfTicks);

/// <summary>Opaque tokens, sealed together with the request they continue.</summary>
sealed class PageTokens
{
    private const int SealBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <param name="position">What to seal.</param>
    /// <param name="request">The request without its token.</param>
    public string Write(PagePosition position, IMessage request) => Write(position, request.ToByteArray());

    /// <inheritdoc cref="Write(PagePosition, IMessage)"/>
    public string Write(PagePosition position, ReadOnlySpan<byte> request)
    {
        var bytes = new byte[16 + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Offset);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), position.AsOfTicks);
        Seal(bytes.AsSpan(0, 16), request).CopyTo(bytes.AsSpan(16));
        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT: not a token of this request.</exception>
    public PagePosition Read(string token, IMessage request) => Read(token, request.ToByteArray());

    /// <inheritdoc cref="Read(string, IMessage)"/>
    public PagePosition Read(string token, ReadOnlySpan<byte> request)
    {
        var bytes = new byte[16 + SealBytes];
        if (!Convert.TryFromBase64String(token, bytes, out var written) || written != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(Seal(bytes.AsSpan(0, 16), request), bytes.AsSpan(16)))
        {
            throw Refusal.Invalid("page_token is not one that a reply to this same request gave");
        }

        return new(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(8)));
    }

    private byte[] Seal(ReadOnlySpan<byte> position, ReadOnlySpan<byte> request)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(position);
        hash.AppendData(request);
        return hash.GetHashAndReset()[..SealBytes];
    }
}
