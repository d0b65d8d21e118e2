using System.Buffers.Binary;
using System.Buffers.Text;

namespace OpsDashboard.Benchmarks.Viewers;

/// <summary>Reads a server's WebSocket stream, keeping of each SignalR message its start only.</summary>
/// <param name="regions">Called at the end of a <c>regions</c> message with its version and its bytes.</param>
sealed class FrameReader(Action<long, int> regions)
{
    private const byte RecordEnd = 0x1e;
    private readonly byte[] _header = new byte[10];
    private readonly byte[] _start = new byte[128];
    private int _headerBytes;
    private int _recordBytes;
    private long _payloadLeft;
    private bool _isControl;

    /// <summary>Whether the server said that it closes.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes bytes as they came; they may end anywhere.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_payloadLeft == 0)
            {
                _header[_headerBytes++] = bytes[0];
                bytes = bytes[1..];
                EndHeader();
                continue;
            }

            var part = bytes[..(int)Math.Min(bytes.Length, _payloadLeft)];
            if (!_isControl)
            {
                ReadPayload(part);
            }

            _payloadLeft -= part.Length;
            bytes = bytes[part.Length..];
        }
    }

    // Server frames carry no mask: opcode, length of 7 bits, or 126 and 16 bits, or 127 and 64 bits.
    private void EndHeader()
    {
        if (_headerBytes < 2)
        {
            return;
        }

        var length = _header[1] & 0x7f;
        if (_headerBytes < (length switch { 126 => 4, 127 => 10, _ => 2 }))
        {
            return;
        }

        var opcode = _header[0] & 0x0f;
        _isControl = opcode >= 8;
        IsClosed |= opcode == 8;
        _payloadLeft = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
            127 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
            _ => length,
        };
        _headerBytes = 0;
    }

    private void ReadPayload(ReadOnlySpan<byte> payload)
    {
        while (payload.Length > 0)
        {
            var end = payload.IndexOf(RecordEnd);
            var part = end < 0 ? payload : payload[..(end + 1)];
            if (_recordBytes < _start.Length)
            {
                part[..Math.Min(part.Length, _start.Length - _recordBytes)].CopyTo(_start.AsSpan(_recordBytes));
            }

            _recordBytes += part.Length;
            if (end >= 0)
            {
                EndRecord(_start.AsSpan(0, Math.Min(_recordBytes, _start.Length)));
            }

            payload = payload[part.Length..];
        }
    }

    // {"type":1,"target":"regions","arguments":[{"version":1758912345678,"basedOn":1758912345677,…
    private void EndRecord(ReadOnlySpan<byte> start)
    {
        var name = "\"version\":"u8;
        var at = start.IndexOf(name);
        if (at >= 0 && start.IndexOf("\"regions\""u8) >= 0 && Utf8Parser.TryParse(start[(at + name.Length)..], out long version, out _))
        {
            regions(version, _recordBytes);
        }

        _recordBytes = 0;
    }
}
