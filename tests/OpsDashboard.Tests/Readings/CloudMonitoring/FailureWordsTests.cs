using System.Net.Sockets;
using Grpc.Core;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class FailureWordsTests
{
    private const string Metric = "logging.googleapis.com/user/x";
    private static readonly FailedCall Call = new("netra-staging", Metric, FailedCall.ListTimeSeries, TimeSpan.FromSeconds(8));

    [Theory]
    [InlineData(StatusCode.PermissionDenied, "Permission ... denied", FailureKind.Denied, "permission denied: the account lacks monitoring.timeSeries.list on netra-staging")]
    [InlineData(StatusCode.PermissionDenied, "API has not been used or it is disabled", FailureKind.Denied, "the Cloud Monitoring API is not enabled on netra-staging: API has not been used or it is disabled")]
    [InlineData(StatusCode.Unauthenticated, "token expired", FailureKind.Denied, "not signed in: the credentials were refused for netra-staging: token expired")]
    [InlineData(StatusCode.NotFound, "Cannot find metric(s)", FailureKind.NotFound, "no such metric (yet): logging.googleapis.com/user/x")]
    [InlineData(StatusCode.ResourceExhausted, "Quota exceeded", FailureKind.Quota, "the read quota of netra-staging is used up: Quota exceeded")]
    [InlineData(StatusCode.ResourceExhausted, "Received message exceeds the maximum configured message size.", FailureKind.Broken, "broken answer: larger than 32 MB; narrow the filter or lengthen the period")]
    [InlineData(StatusCode.Unavailable, "try again", FailureKind.Unreachable, "Cloud Monitoring is unavailable: try again")]
    [InlineData(StatusCode.Unavailable, "", FailureKind.Unreachable, "Cloud Monitoring is unavailable: no reason given")]
    [InlineData(StatusCode.DeadlineExceeded, "", FailureKind.Unreachable, "no answer within 8 s")]
    [InlineData(StatusCode.Cancelled, "", FailureKind.Unreachable, "the server broke off the call")]
    [InlineData(StatusCode.InvalidArgument, "unknown aligner\r\n\u001b[31m!", FailureKind.Invalid, "query refused: unknown aligner [31m!")]
    [InlineData(StatusCode.OutOfRange, "x", FailureKind.Invalid, "query out of range: x")]
    [InlineData(StatusCode.FailedPrecondition, "x", FailureKind.Invalid, "query refused in the project's present state: x")]
    [InlineData(StatusCode.Unimplemented, "x", FailureKind.Invalid, "the server cannot do this: x")]
    [InlineData(StatusCode.Internal, "x", FailureKind.Broken, "internal error of the server: x")]
    [InlineData(StatusCode.DataLoss, "x", FailureKind.Broken, "the server lost data: x")]
    [InlineData(StatusCode.Aborted, "x", FailureKind.Broken, "the server gave up the query: x")]
    [InlineData(StatusCode.AlreadyExists, "x", FailureKind.Broken, "the server says that something exists already: x")]
    [InlineData(StatusCode.Unknown, "x", FailureKind.Broken, "unknown error of the server: x")]
    [InlineData(StatusCode.OK, "", FailureKind.Broken, "the server answered with unknown status 0")]
    [InlineData((StatusCode)99, "x", FailureKind.Broken, "the server answered with unknown status 99: x")]
    public void Status_Each_HasItsWords(StatusCode code, string detail, FailureKind kind, string reason) =>
        Assert.Equal(new ReadingFailure(kind, reason), FailureWords.Of(new RpcException(new Status(code, detail)), Call));

    [Theory]
    [InlineData("Permission denied.")]
    [InlineData("Permission denied. ")]
    public void Detail_ThatEndsASentence_GoesOnWithoutItsStop(string detail) =>
        Assert.Equal("unknown error of the server: Permission denied", FailureWords.Of(new RpcException(new Status(StatusCode.Unknown, detail)), Call).Reason);

    [Fact]
    public void NotFound_Misspelled_SuggestsTheNearestKnown()
    {
        const string type = "run.googleapis.com/request_latency";
        var call = Call with { MetricType = type, Nearest = KnownMetrics.Nearest(type, []) };

        Assert.Equal(
            "no such metric (yet): run.googleapis.com/request_latency; did you mean run.googleapis.com/request_latencies?",
            FailureWords.Of(new RpcException(new Status(StatusCode.NotFound, "")), call).Reason);
    }

    [Theory]
    [InlineData("logging.googleapis.com/user/phase3_durations", "logging.googleapis.com/user/phase3_duration")]
    [InlineData("vpcaccess.googleapis.com/conector/instances", "vpcaccess.googleapis.com/connector/instances")]
    [InlineData("logging.googleapis.com/user/something_else", null)]
    [InlineData("logging.googleapis.com/user/phase3_duration", null)]
    public void Nearest_IsOfWhatGoogleWritesOrTheSourceHasDescribed(string type, string? nearest) =>
        Assert.Equal(nearest, KnownMetrics.Nearest(type, ["logging.googleapis.com/user/phase3_duration"]));

    [Fact]
    public void NotFound_FilterWithoutOneMetric_QuotesTheServer() =>
        Assert.Equal("no such metric (yet): which?", FailureWords.Of(new RpcException(new Status(StatusCode.NotFound, "which?")), Call with { MetricType = null }).Reason);

    [Fact]
    public void Unavailable_ConnectionRefused_NamesTheCause()
    {
        var cause = new HttpRequestException("outer", new SocketException((int)SocketError.ConnectionRefused));

        var failure = FailureWords.Of(new RpcException(new Status(StatusCode.Unavailable, "Error starting gRPC call.", cause)), Call);

        Assert.Equal("Cloud Monitoring is unavailable: Connection refused", failure.Reason);
    }

    [Fact]
    public void Detail_Endless_IsCut()
    {
        var failure = FailureWords.Of(new RpcException(new Status(StatusCode.InvalidArgument, new string('x', 100_000))), Call);

        Assert.Equal($"query refused: {new string('x', UntrustedText.DetailLength - 1)}… (100 kB in all)", failure.Reason);
    }

    [Fact]
    public void Exception_OfAnyOtherKind_IsBroken() =>
        Assert.Equal(new ReadingFailure(FailureKind.Broken, "the read failed: oh"), FailureWords.Of(new NotSupportedException("oh"), Call));
}
