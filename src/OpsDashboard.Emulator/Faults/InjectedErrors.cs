using Google.Rpc;
using Grpc.Core;

namespace OpsDashboard.Emulator.Faults;

/// <summary>The errors that people inject, in the words in which Google's APIs were seen to tell them.</summary>
static class InjectedErrors
{
    private const string ProjectNumber = "123456789012";

    public static ApiError Of(StatusCode code, GoogleApi api) => code switch
    {
        StatusCode.ResourceExhausted => new ApiError(
            code,
            $"Quota exceeded for quota metric '{api.Quota}' and limit '{api.Quota} per minute' of service '{api.Host}' for consumer 'project_number:{ProjectNumber}'.")
        {
            Info = Info("RATE_LIMIT_EXCEEDED", api, ("quota_limit", "per minute"), ("quota_metric", api.Quota)),
        },
        StatusCode.Unauthenticated => new ApiError(
            code,
            "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. " +
            "See https://developers.google.com/identity/sign-in/web/devconsole-project.")
        {
            Info = Info("ACCESS_TOKEN_EXPIRED", api),
        },
        StatusCode.PermissionDenied => new ApiError(code, "The caller does not have permission"),
        StatusCode.Unavailable => new ApiError(code, "The service is currently unavailable."),
        StatusCode.DeadlineExceeded => new ApiError(code, "Deadline expired before operation could complete."),
        StatusCode.Internal => new ApiError(code, "Internal error encountered."),
        StatusCode.InvalidArgument => new ApiError(code, "Request contains an invalid argument."),
        StatusCode.NotFound => new ApiError(code, "Requested entity was not found."),
        _ => new ApiError(code, $"{CanonicalCode.Name(code)} injected by the emulator."),
    };

    /// <summary>Told for an API that was never enabled, or was disabled.</summary>
    public static ApiError Disabled(GoogleApi api)
    {
        var activation = $"https://console.developers.google.com/apis/api/{api.Host}/overview?project={ProjectNumber}";
        return new ApiError(
            StatusCode.PermissionDenied,
            $"{api.Title} has not been used in project {ProjectNumber} before or it is disabled. Enable it by visiting {activation} then retry. " +
            "If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.")
        {
            Info = Info("SERVICE_DISABLED", api, ("activationUrl", activation), ("serviceTitle", api.Title)),
        };
    }

    private static ErrorInfo Info(string reason, GoogleApi api, params (string Key, string Value)[] more)
    {
        var info = new ErrorInfo { Reason = reason, Domain = "googleapis.com" };
        info.Metadata.Add("service", api.Host);
        info.Metadata.Add("consumer", $"projects/{ProjectNumber}");
        foreach (var (key, value) in more)
            info.Metadata.Add(key, value);
        return info;
    }
}
