using System.Net;
using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;
using static OpsDashboard.Readings.FailureKind;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Why a log could not be read, in words that tell people what to do.</summary>
static class LogFailure
{
    public static ReadingFailure Of(Exception exception, string project, TimeSpan limit) => exception switch
    {
        MissingCredentialsException => new(Denied, exception.Message),
        OperationCanceledException => new(Unreachable, $"no answer within {limit.TotalSeconds:0.###} s"),
        HttpRequestException { StatusCode: { } status } => Of(status, exception.Message, project),
        HttpRequestException => new(Unreachable, $"Cloud Logging is unavailable: {UntrustedText.OneLine(exception.GetBaseException().Message)}"),
        BrokenAnswerException or JsonException => new(Broken, $"broken answer: {UntrustedText.OneLine(exception.Message)}"),
        _ => new(Broken, $"the read failed: {UntrustedText.OneLine(exception.Message)}"),
    };

    private static ReadingFailure Of(HttpStatusCode status, string detail, string project)
    {
        var words = UntrustedText.OneLine(detail) is { Length: > 0 } line ? $": {line}" : "";
        return status switch
        {
            HttpStatusCode.Unauthorized => new(Denied, $"not signed in: the credentials were refused for {project}{words}"),
            HttpStatusCode.Forbidden => new(Denied, $"permission denied: the account lacks logging.logEntries.list on {project}, or the Cloud Logging API is not enabled{words}"),
            HttpStatusCode.TooManyRequests => new(Quota, $"the read quota of {project} is used up{words}"),
            HttpStatusCode.BadRequest => new(Invalid, $"query refused{words}"),
            HttpStatusCode.NotFound => new(NotFound, $"no such project or log{words}"),
            >= HttpStatusCode.InternalServerError => new(Unreachable, $"Cloud Logging is unavailable, status {(int)status}{words}"),
            _ => new(Broken, $"broken answer, status {(int)status}{words}"),
        };
    }
}
