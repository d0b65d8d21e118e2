using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>When a server says to ask again: <c>google.rpc.RetryInfo</c> among the details of a status.</summary>
static class RetryDelay
{
    private const string Details = "grpc-status-details-bin";

    /// <summary>Null when it does not say, or says nonsense.</summary>
    public static TimeSpan? Of(RpcException exception)
    {
        if (exception.Trailers.FirstOrDefault(entry => entry.Key == Details && entry.IsBinary) is not { } entry)
        {
            return null;
        }

        try
        {
            var details = Google.Rpc.Status.Parser.ParseFrom(entry.ValueBytes).Details;
            var retry = details.Where(detail => detail.Is(RetryInfo.Descriptor)).Select(detail => detail.Unpack<RetryInfo>().RetryDelay).FirstOrDefault();
            return retry is { Seconds: > 0 and < 366L * 86_400, Nanos: >= 0 and < 1_000_000_000 } ? retry.ToTimeSpan() : null;
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
