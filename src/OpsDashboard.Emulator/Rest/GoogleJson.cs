using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Faults;

namespace OpsDashboard.Emulator.Rest;

/// <summary>JSON as Google's REST APIs write it.</summary>
static class GoogleJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Into the connection's own buffers: entries of a log are hundreds of kilobytes, as a string garbage that the collector seldom looks at.
    public static async Task WriteAsync(HttpContext context, JsonNode answer)
    {
        context.Response.ContentType = "application/json; charset=UTF-8";
        await using (var json = new Utf8JsonWriter(context.Response.BodyWriter, Options))
        {
            answer.WriteTo(json);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <param name="context">The request.</param>
    /// <param name="error">What is told.</param>
    /// <param name="status">HTTP status, when it is not that of the error's code.</param>
    public static Task WriteAsync(HttpContext context, ApiError error, int? status = null)
    {
        var json = error.ToJson();
        context.Response.StatusCode = status ?? CanonicalCode.Http(error.Code);
        json["error"]!["code"] = context.Response.StatusCode;
        return WriteAsync(context, json);
    }

    /// <summary>Ticks of UTC, for example <c>2025-09-15T18:40:44.123456Z</c>.</summary>
    public static string Time(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
