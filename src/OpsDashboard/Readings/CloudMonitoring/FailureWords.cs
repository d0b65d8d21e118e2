using Grpc.Core;
using static OpsDashboard.Readings.FailureKind;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Why a call failed, in words that tell people what to do.</summary>
static class FailureWords
{
    /// <summary>For what the end of a cycle left without an answer; how long that was, the reader of the cycle decides.</summary>
    public static ReadingFailure CycleOver { get; } = new(Unreachable, "no answer in time");

    /// <summary>Any exception of a call.</summary>
    public static ReadingFailure Of(Exception exception, FailedCall call) => exception switch
    {
        RpcException rpc => Of(rpc, call),
        BrokenAnswerException => new(Broken, $"broken answer: {exception.Message}"),
        InvalidQueryException => new(Invalid, UntrustedText.OneLine(exception.Message)),
        _ => new(Broken, $"the read failed: {FullStop.Without(UntrustedText.OneLine(exception.Message))}"),
    };

    /// <summary>Every status code of gRPC.</summary>
    public static ReadingFailure Of(RpcException exception, FailedCall call) => exception.StatusCode switch
    {
        // A login page or a proxy in between: our own transport gives it whatever code seems nearest.
        StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown or StatusCode.Unimplemented when IsForeign(exception) =>
            new(Broken, $"broken answer, not one of Cloud Monitoring{Detail(exception)}"),
        StatusCode.PermissionDenied => new(Denied, IsDisabled(exception)
            ? $"the Cloud Monitoring API is not enabled on {call.ProjectId}{Detail(exception)}"
            : $"permission denied: the account lacks {call.Permission} on {call.ProjectId}"),
        StatusCode.Unauthenticated => new(Denied, exception.Status.DebugException is MissingCredentialsException missing
            ? missing.Message
            : $"not signed in: the credentials were refused for {call.ProjectId}{Detail(exception)}"),
        StatusCode.NotFound => new(NotFound, call.MetricType is { } type
            ? $"no such metric (yet): {UntrustedText.OneLine(type)}{(call.Nearest is { } nearest ? $"; did you mean {nearest}?" : "")}"
            : $"no such metric (yet){Detail(exception)}"),
        StatusCode.ResourceExhausted => IsOverlongAnswer(exception)
            ? new(Broken, "broken answer: larger than 32 MB; narrow the filter or lengthen the period")
            : new(Quota, $"the read quota of {call.ProjectId} is used up{Detail(exception)}", RetryDelay.Of(exception)),
        StatusCode.Unavailable => new(Unreachable, $"Cloud Monitoring is unavailable: {Connection(exception)}"),
        StatusCode.DeadlineExceeded => new(Unreachable, $"no answer within {call.Deadline.TotalSeconds:0.###} s"),
        StatusCode.Cancelled => new(Unreachable, $"the server broke off the call{Detail(exception)}"),
        StatusCode.Internal when exception.Status.DebugException is IOException or HttpRequestException =>
            new(Unreachable, $"the connection broke: {Connection(exception)}"),
        StatusCode.InvalidArgument => new(Invalid, $"query refused{Detail(exception)}"),
        StatusCode.OutOfRange => new(Invalid, $"query out of range{Detail(exception)}"),
        StatusCode.FailedPrecondition => new(Invalid, $"query refused in the project's present state{Detail(exception)}"),
        StatusCode.Unimplemented => new(Invalid, $"the server cannot do this{Detail(exception)}"),
        StatusCode.Internal => new(Broken, $"internal error of the server{Detail(exception)}"),
        StatusCode.DataLoss => new(Broken, $"the server lost data{Detail(exception)}"),
        StatusCode.Aborted => new(Broken, $"the server gave up the query{Detail(exception)}"),
        StatusCode.AlreadyExists => new(Broken, $"the server says that something exists already{Detail(exception)}"),
        StatusCode.Unknown => new(Broken, $"unknown error of the server{Detail(exception)}"),
        _ => new(Broken, $"the server answered with unknown status {(int)exception.StatusCode}{Detail(exception)}"),
    };

    private static string Detail(RpcException exception) =>
        FullStop.Without(UntrustedText.OneLine(exception.Status.Detail)) is { Length: > 0 } detail ? $": {detail}" : "";

    // A transport's own words name classes and methods; the innermost cause is what people can act on.
    private static string Connection(RpcException exception)
    {
        var words = exception.Status.DebugException?.GetBaseException().Message ?? exception.Status.Detail;
        return FullStop.Without(UntrustedText.OneLine(words)) is { Length: > 0 } line ? line : "no reason given";
    }

    private static bool IsDisabled(RpcException exception) =>
        exception.Status.Detail.Contains("it is disabled", StringComparison.OrdinalIgnoreCase);

    private static bool IsForeign(RpcException exception) =>
        exception.Status.Detail.StartsWith("Bad gRPC response.", StringComparison.Ordinal);

    // Our own transport refuses an answer beyond the channel's limit with the code that Google uses for quotas.
    private static bool IsOverlongAnswer(RpcException exception) =>
        exception.Status.Detail.StartsWith("Received message exceeds", StringComparison.Ordinal);
}
