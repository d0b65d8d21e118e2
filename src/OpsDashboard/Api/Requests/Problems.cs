using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Api.Incidents;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Requests;

/// <summary>Refusals as problem+json: what was found, and what is allowed.</summary>
static class Problems
{
    public static ProblemHttpResult Malformed(string detail) =>
        TypedResults.Problem(title: "The body is not valid JSON.", detail: detail, statusCode: StatusCodes.Status400BadRequest);

    /// <remarks>The parser's own words name line and byte; they may repeat a character of the body, hence one line.</remarks>
    public static ProblemHttpResult Malformed(JsonException malformed) => TypedResults.Problem(
        title: "The body is not valid JSON.",
        detail: OneLine.Of(malformed.Message, 300),
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["line"] = malformed.LineNumber + 1, ["byte"] = malformed.BytePositionInLine });

    public static ProblemHttpResult Invalid(IEnumerable<FieldFault> faults)
    {
        var errors = faults.GroupBy(fault => fault.Field, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(fault => fault.Message).ToArray(), StringComparer.Ordinal);
        return TypedResults.Problem(
            title: "The request is not valid.",
            detail: string.Join("; ", errors.Select(one => $"{(one.Key.Length == 0 ? "the body" : one.Key)}: {string.Join(", ", one.Value)}")),
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: new Dictionary<string, object?> { ["errors"] = errors });
    }

    public static ProblemHttpResult TooLarge() => TypedResults.Problem(
        title: "The body is too large.", detail: $"A body may have at most {RequestBody.Largest} bytes.", statusCode: StatusCodes.Status413PayloadTooLarge);

    public static ProblemHttpResult WrongContentType(HttpRequest request) => TypedResults.Problem(
        title: "The content type is not supported.",
        detail: $"Content-Type: found {(string.IsNullOrEmpty(request.ContentType) ? "nothing" : OneLine.Of(request.ContentType))}, must be application/json in UTF-8 without a content encoding.",
        statusCode: StatusCodes.Status415UnsupportedMediaType);

    public static ProblemHttpResult NotFound(string detail) =>
        TypedResults.Problem(title: "There is no such thing.", detail: detail, statusCode: StatusCodes.Status404NotFound);

    /// <summary>What was there once, with where the rest of it is.</summary>
    public static ProblemHttpResult Gone(string detail) =>
        TypedResults.Problem(title: "It is not here any more.", detail: detail, statusCode: StatusCodes.Status410Gone);

    /// <summary>409 with both versions: <c>yours</c>, which was not written, and <c>theirs</c>, which was.</summary>
    public static ProblemHttpResult Conflict(Outcome.Conflict conflict) => TypedResults.Problem(
        title: "Somebody else was first.",
        detail: conflict.Yours.UniqueKey is null
            ? $"version: found {conflict.Yours.ExpectedVersion}, must be {conflict.Theirs?.Position ?? 0}, the last one. Nothing was written: look at theirs, then send again with that version."
            : "finishedAt: another result with this time is recorded already. Nothing was written.",
        statusCode: StatusCodes.Status409Conflict,
        extensions: new Dictionary<string, object?>
        {
            ["yours"] = JsonSerializer.SerializeToNode(UnwrittenView.Of(conflict.Yours), SnapshotJson.Options),
            ["theirs"] = JsonSerializer.SerializeToNode(conflict.Theirs is { } theirs ? EntryView.Of(theirs) : null, SnapshotJson.Options),
        });

    /// <summary>429 with <c>Retry-After</c>.</summary>
    public static ProblemHttpResult TooOften(HttpResponse response, Outcome.TooOften often)
    {
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(often.RetryAfter.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(title: "Too often.", detail: often.Reason, statusCode: StatusCodes.Status429TooManyRequests);
    }

    /// <summary>503 with <c>Retry-After</c>.</summary>
    public static ProblemHttpResult Unavailable(HttpResponse response, string reason)
    {
        response.Headers.RetryAfter = "5";
        return TypedResults.Problem(title: "The journal is not available.", detail: reason, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
