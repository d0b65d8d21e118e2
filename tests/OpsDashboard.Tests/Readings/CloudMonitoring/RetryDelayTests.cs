using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(90, 0, 90)]
    [InlineData(7200, 0, 7200)]
    [InlineData(-90, 0, null)]
    [InlineData(90, -1, null)]
    [InlineData(0, 0, null)]
    [InlineData(315_576_000_000, 0, null)]
    [InlineData(long.MaxValue, int.MaxValue, null)]
    public void Of_RetryInfo_IsItsDelay_UnlessItIsSenseless(long seconds, int nanos, int? expected)
    {
        var info = new RetryInfo { RetryDelay = new Duration { Seconds = seconds, Nanos = nanos } };
        var status = new Google.Rpc.Status { Code = 8, Details = { Any.Pack(new ErrorInfo { Reason = "RATE_LIMIT_EXCEEDED" }), Any.Pack(info) } };

        Assert.Equal(expected is { } wait ? TimeSpan.FromSeconds(wait) : null, RetryDelay.Of(Refused(status.ToByteArray())));
    }

    [Fact]
    public void Of_NoDetailsOrNonsense_IsNothing()
    {
        Assert.Null(RetryDelay.Of(new RpcException(new Grpc.Core.Status(StatusCode.ResourceExhausted, ""))));
        Assert.Null(RetryDelay.Of(Refused([0xff, 0xff, 0xff])));
        Assert.Null(RetryDelay.Of(Refused(new Google.Rpc.Status { Details = { new Any { TypeUrl = Any.Pack(new RetryInfo()).TypeUrl, Value = ByteString.CopyFrom(0xff) } } }.ToByteArray())));
        Assert.Null(RetryDelay.Of(Refused(new Google.Rpc.Status { Details = { Any.Pack(new RetryInfo()) } }.ToByteArray())));
    }

    private static RpcException Refused(byte[] details) =>
        new(new Grpc.Core.Status(StatusCode.ResourceExhausted, ""), new Metadata { { "grpc-status-details-bin", details } });
}
