using System.Net;
using OpsDashboard.Readings.CloudMonitoring;
using static OpsDashboard.Readings.FailureKind;

namespace OpsDashboard.Readings.GoogleRest;

/// <summary>Why a call failed, in words that tell people what to do.</summary>
static class RestFailureWords
{
    public static ReadingFailure Late(TimeSpan deadline) => new(Unreachable, $"no answer within {deadline.TotalSeconds:0.###} s");

    public static ReadingFailure TooLong(int bytes) => new(Broken, $"broken answer: larger than {bytes / 1024 / 1024.0:0.##} MB");

    /// <summary>A page for people where a program's answer should be: mostly a login page or a proxy in between.</summary>
    public static ReadingFailure Foreign(GoogleApi api, HttpStatusCode status, string? mediaType) => new(
        Broken, $"broken answer, not one of the {api.Name} (status {(int)status}, {(mediaType is null ? "no content type" : UntrustedText.OneLine(mediaType))}): is a login page or a proxy in between?");

    public static ReadingFailure Redirected(GoogleApi api, Uri? to) => new(
        Broken, $"broken answer: the {api.Name} does not redirect, but something sends us to {(to is { IsAbsoluteUri: true } ? UntrustedText.OneLine(to.Host) : "another page")}: is a login page in between?");

    public static ReadingFailure Connection(HttpRequestException exception) => new(
        Unreachable, $"the connection failed: {(FullStop.Without(UntrustedText.OneLine(exception.GetBaseException().Message)) is { Length: > 0 } words ? words : "no reason given")}");

    /// <summary>A status other than success, with Google's error object.</summary>
    public static ReadingFailure Of(HttpStatusCode status, GoogleError error, GoogleApi api, string path) => status switch
    {
        HttpStatusCode.Unauthorized => new(Denied, $"not signed in: the credentials were refused by the {api.Name}{Detail(error)}"),
        HttpStatusCode.TooManyRequests => Quota(api, error),
        HttpStatusCode.Forbidden when error.IsQuota => Quota(api, error),
        HttpStatusCode.Forbidden when error.IsDisabled => new(Denied, $"the {api.Name} is not enabled: run `gcloud services enable {api.Host}`{Detail(error)}"),
        HttpStatusCode.Forbidden => new(Denied, $"permission denied: the account needs {api.Role}{Detail(error)}"),
        HttpStatusCode.NotFound => new(NotFound, $"not found: {UntrustedText.OneLine(path)}{Detail(error)}"),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new(Unreachable, $"the {api.Name} is unavailable{Detail(error)}"),
        >= HttpStatusCode.InternalServerError => new(Broken, $"internal error of the {api.Name} (status {(int)status}){Detail(error)}"),
        _ => new(Invalid, $"request refused by the {api.Name} (status {(int)status}){Detail(error)}"),
    };

    /// <summary>A status other than success from something that does not speak like Google.</summary>
    public static ReadingFailure OfForeign(HttpStatusCode status, GoogleApi api, string? mediaType) => status switch
    {
        // These are told by gateways in front of Google and by Google alike: what to do is the same.
        HttpStatusCode.TooManyRequests => Quota(api, null),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => new(Unreachable, $"the {api.Name} is unavailable (status {(int)status})"),
        HttpStatusCode.Unauthorized => new(Denied, $"not signed in: the credentials were refused for the {api.Name}"),
        _ => Foreign(api, status, mediaType),
    };

    private static ReadingFailure Quota(GoogleApi api, GoogleError? error) =>
        new(FailureKind.Quota, $"the quota of the {api.Name} is used up{(error is null ? "" : Detail(error))}");

    private static string Detail(GoogleError error) => FullStop.Without(UntrustedText.OneLine(error.Message)) is { Length: > 0 } detail ? $": {detail}" : "";
}
