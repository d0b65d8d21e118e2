using OpsDashboard.TimeTravel;

namespace OpsDashboard.Components.Travel;

/// <summary>What a request for the past came to; the page reads it instead of the live regions.</summary>
/// <param name="Path">Of the page.</param>
/// <param name="Now">Incident time.</param>
/// <param name="Moment">Null when nothing can be looked at, which <paramref name="Refused"/> explains.</param>
/// <param name="Field">What was asked by: <c>at</c>, or <c>utc</c> of the form.</param>
public sealed record PastPage(string Path, DateTimeOffset Now, PastMoment? Moment, AskedTime.Refused? Refused, string Field)
{
    /// <summary>Query key of a moment.</summary>
    public const string At = "at";

    /// <summary>Query key of the form's field, which browsers send without an offset.</summary>
    public const string Utc = "utc";

    /// <summary>Null for a live page.</summary>
    public static PastPage? Of(HttpContext http) => http.Features.Get<PastPage>();

    /// <summary>Whether a request is for the past of a page that has one.</summary>
    public static bool IsAsked(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<LivePageAttribute>() is { HasPast: true } && (http.Request.Query.ContainsKey(At) || http.Request.Query.ContainsKey(Utc));

    /// <summary>"/phases?at=2025-09-15T18:36:00Z".</summary>
    public static string Address(string path, DateTimeOffset at) => $"{path}?{At}={AskedTime.Iso(at)}";
}
