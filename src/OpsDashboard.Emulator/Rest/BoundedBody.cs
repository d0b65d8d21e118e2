using System.Buffers;
using System.Text.Json;

namespace OpsDashboard.Emulator.Rest;

/// <summary>Reads a JSON body that may not be long.</summary>
static class BoundedBody
{
    /// <exception cref="UnreadableBodyException">Not JSON by its content type (415), too long (413), or malformed (400).</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, int maxBytes, JsonDocumentOptions options, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
            throw new UnreadableBodyException(StatusCodes.Status415UnsupportedMediaType, $"Content-Type is \"{request.ContentType}\"; application/json is expected");

        // One byte more than allowed tells a body that is too long, whatever its headers say.
        var bytes = ArrayPool<byte>.Shared.Rent(maxBytes + 1);
        try
        {
            var length = 0;
            int read;
            while (length <= maxBytes && (read = await request.Body.ReadAsync(bytes.AsMemory(length, maxBytes + 1 - length), cancellation)) > 0)
                length += read;
            if (length > maxBytes)
                throw new UnreadableBodyException(StatusCodes.Status413PayloadTooLarge, $"the body is longer than {maxBytes} bytes");
            return JsonDocument.Parse(bytes.AsSpan(0, length).ToArray(), options);
        }
        catch (JsonException malformed)
        {
            throw new UnreadableBodyException(StatusCodes.Status400BadRequest, $"the body is not valid JSON: {malformed.Message}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}

/// <summary>A body that cannot be read, with the HTTP status that says why.</summary>
sealed class UnreadableBodyException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
