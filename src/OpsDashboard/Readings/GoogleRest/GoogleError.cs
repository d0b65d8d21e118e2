using System.Text.Json;

namespace OpsDashboard.Readings.GoogleRest;

/// <summary>Google's own error object: <c>{"error": {"code": 403, "message": "…", "status": "PERMISSION_DENIED",
/// "details": [{"@type": "…ErrorInfo", "reason": "SERVICE_DISABLED"}], "errors": [{"reason": "rateLimitExceeded"}]}}</c>.</summary>
sealed record GoogleError(string Status, string Message, IReadOnlyCollection<string> Reasons)
{
    /// <summary>Null when the answer is something else: then it is not Google who answered.</summary>
    public static GoogleError? Of(JsonElement body) =>
        body.Object("error") is { } error
            ? new GoogleError(error.Text("status") ?? "", error.Text("message") ?? "", [.. ReasonsOf(error, "details"), .. ReasonsOf(error, "errors")])
            : null;

    public bool IsDisabled => Reasons.Contains("SERVICE_DISABLED") || Reasons.Contains("accessNotConfigured")
        || Message.Contains("it is disabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>Older APIs send a used-up quota as 403.</summary>
    public bool IsQuota => Status == "RESOURCE_EXHAUSTED"
        || Reasons.Any(reason => reason is "RATE_LIMIT_EXCEEDED" or "rateLimitExceeded" or "userRateLimitExceeded" or "quotaExceeded" or "dailyLimitExceeded");

    private static IEnumerable<string> ReasonsOf(JsonElement error, string list) => error.List(list).Select(item => item.Text("reason")).OfType<string>();
}
