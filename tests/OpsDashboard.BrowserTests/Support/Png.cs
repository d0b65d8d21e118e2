using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace OpsDashboard.BrowserTests.Support;

/// <summary>Chromium writes pictures fast, not small: flat areas and text pack a quarter smaller without PNG's filters.</summary>
static class Png
{
    private const int SignatureLength = 8;
    // Pictures of pages are opaque: three bytes a pixel, 8 bits each, not interlaced.
    private const int PixelLength = 3;

    /// <summary>The same pixels in fewer bytes.</summary>
    public static byte[] Repack(byte[] png)
    {
        using var packed = new MemoryStream();
        byte[] header = [];
        for (var at = SignatureLength; at < png.Length; at += BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)) + 12)
        {
            var content = png.AsSpan(at + 8, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)));
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR": header = content.ToArray(); break;
                case "IDAT": packed.Write(content); break;
            }
        }

        var rowLength = 1 + (BinaryPrimitives.ReadInt32BigEndian(header) * PixelLength);
        Assert.Equal<byte>([8, 2, 0, 0, 0], header[8..]);
        var rows = Inflate(packed.ToArray());
        for (var row = 0; row < rows.Length; row += rowLength)
        {
            Unfilter(rows.AsSpan(row, rowLength), row == 0 ? new byte[rowLength] : rows.AsSpan(row - rowLength, rowLength));
        }

        return [.. png[..SignatureLength], .. Chunk("IHDR", header), .. Chunk("IDAT", Deflate(rows)), .. Chunk("IEND", [])];
    }

    // https://www.w3.org/TR/png-3/#9Filters: the first byte of a row tells which neighbours were subtracted.
    private static void Unfilter(Span<byte> row, ReadOnlySpan<byte> above)
    {
        var filter = row[0];
        row[0] = 0;
        for (var x = 1; x < row.Length; x++)
        {
            int left = x > PixelLength ? row[x - PixelLength] : 0, up = above[x], corner = x > PixelLength ? above[x - PixelLength] : 0;
            row[x] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 });
        }
    }

    private static int Nearest(int left, int up, int corner)
    {
        var (toLeft, toUp, toCorner) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    private static byte[] Inflate(byte[] bytes)
    {
        using var plain = new MemoryStream();
        using var zlib = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, chunk.Length - 8)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
