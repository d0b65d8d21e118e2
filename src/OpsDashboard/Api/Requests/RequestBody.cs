using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace OpsDashboard.Api.Requests;

/// <summary>The bytes of a request: JSON, UTF-8, bounded also when they come in chunks.</summary>
static class RequestBody
{
    /// <summary>Bytes.</summary>
    public const int Largest = 64 * 1024;

    /// <summary>The bytes, or the answer that refuses them.</summary>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!IsJson(request))
        {
            return (default, Problems.WrongContentType(request));
        }

        if (request.ContentLength > Largest)
        {
            return (default, Problems.TooLarge());
        }

        // One byte more than allowed tells that there is more; the rest is not read.
        var bytes = new byte[Math.Min(request.ContentLength ?? Largest, Largest) + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > Largest)
        {
            return (default, Problems.TooLarge());
        }

        var body = bytes.AsMemory(0, length);
        return Utf8.IsValid(body.Span) ? (body, null) : (default, Problems.Malformed("The body must be UTF-8."));
    }

    /// <summary>False when the request says that it has no body: then it needs no content type either.</summary>
    public static bool MayFollow(HttpContext context) => context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false };

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;
}
