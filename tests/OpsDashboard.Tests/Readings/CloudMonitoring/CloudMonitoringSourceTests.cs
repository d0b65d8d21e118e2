using System.Collections.Concurrent;
using Google.Api;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.Health;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Support.WireSample;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

/// <summary>The source against a server that misbehaves on a real socket.</summary>
public sealed class CloudMonitoringSourceTests : IAsyncLifetime
{
    private const string Metric = "logging.googleapis.com/user/x";
    private static readonly SeriesRequest Request = RequestFor(Metric);

    private readonly FakeTimeProvider _time = new(Noon);
    private FakeMetricServer _server = null!;
    private GrpcChannel _channel = null!;
    private CloudMonitoringSource _source = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeMetricServer.StartAsync();
        _channel = CloudMonitoringChannel.Open(_server.Address);
        _source = Source(new CloudMonitoringLimits());
    }

    public async ValueTask DisposeAsync()
    {
        _source.Dispose();
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    public static TheoryData<StatusCode> Codes => [.. Enum.GetValues<StatusCode>().Where(code => code != StatusCode.OK)];

    [Theory, MemberData(nameof(Codes))]
    public async Task Read_ServerAnswersWithCode_IsTheFailureInWords(StatusCode code)
    {
        _server.OnListTimeSeries = (_, _) => throw new RpcException(new Status(code, "because"));

        var reading = await ReadAsync(Request);

        var call = new FailedCall("netra-staging", Metric, FailedCall.ListTimeSeries, TimeSpan.FromSeconds(8));
        Assert.Equal(FailureWords.Of(new RpcException(new Status(code, "because")), call), reading.Failure);
        Assert.Empty(reading.Series);
        Assert.Equal(Noon, reading.FetchTime);
        Assert.Equal(code == StatusCode.Unavailable ? 3 : 1, _server.ListRequests.Count);
    }

    [Fact]
    public async Task Read_UnavailableOnce_IsRetriedAndAnswered()
    {
        var calls = 0;
        _server.OnListTimeSeries = (_, _) => Interlocked.Increment(ref calls) == 1
            ? throw new RpcException(new Status(StatusCode.Unavailable, ""))
            : Task.FromResult(Answer(Series(Metric, [Point(1, 5)])));

        var reading = await ReadAsync(Request);

        Assert.Null(reading.Failure);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Read_ServerHangs_EndsAtTheDeadline()
    {
        _server.OnListTimeSeries = Hang;
        using var source = Source(new CloudMonitoringLimits { Call = TimeSpan.FromMilliseconds(200) });

        var reading = (await source.ReadAsync([Request], Token))[Request];

        Assert.Equal(new ReadingFailure(FailureKind.Unreachable, "no answer within 0.2 s"), reading.Failure);
    }

    [Fact]
    public async Task Read_CycleEnds_KeepsWhatWasAnsweredAndSaysWhatWasNot()
    {
        var hung = RequestFor("a/hangs");
        using var cycle = new CancellationTokenSource();
        _server.OnListTimeSeries = async (request, context) =>
        {
            if (!request.Filter.Contains("a/hangs"))
            {
                return Answer(Series(Metric, [Point(1, 5)]));
            }

            await cycle.CancelAsync();
            return await Hang(request, context);
        };
        using var source = Source(new CloudMonitoringLimits { ConcurrentCalls = 1 });

        var readings = await source.ReadAsync([Request, hung, RequestFor("a/waits")], cycle.Token);

        Assert.Null(readings[Request].Failure);
        Assert.Equal(FailureWords.CycleOver, readings[hung].Failure);
        Assert.Equal(FailureWords.CycleOver, readings[RequestFor("a/waits")].Failure);
    }

    [Fact]
    public async Task Read_ConnectionReset_IsUnreachable()
    {
        _server.OnListTimeSeries = (request, context) =>
        {
            context.GetHttpContext().Abort();
            return Hang(request, context);
        };

        var reading = await ReadAsync(Request);

        Assert.Equal(FailureKind.Unreachable, reading.Failure?.Kind);
        Assert.StartsWith("the connection broke: The HTTP/2 server reset the stream.", reading.Failure!.Reason);
    }

    [Fact]
    public async Task Read_NobodyListens_NamesTheCause()
    {
        await _server.DisposeAsync();

        var reading = await ReadAsync(Request);

        Assert.Equal(new ReadingFailure(FailureKind.Unreachable, "Cloud Monitoring is unavailable: Connection refused"), reading.Failure);
    }

    [Fact]
    public async Task Read_AnswerIsNotGrpc_IsBroken()
    {
        _server.OnListTimeSeries = async (_, context) =>
        {
            var response = context.GetHttpContext().Response;
            response.ContentType = "text/html";
            await response.WriteAsync("<html>login</html>");
            await response.CompleteAsync();
            return new ListTimeSeriesResponse();
        };

        var reading = await ReadAsync(Request);

        Assert.Equal(FailureKind.Broken, reading.Failure?.Kind);
        Assert.StartsWith("broken answer, not one of Cloud Monitoring: Bad gRPC response.", reading.Failure!.Reason);
    }

    [Fact]
    public async Task Read_DistributionWithoutBuckets_KeepsItsCount()
    {
        var distribution = new Distribution { Count = 3, Mean = 2 };
        _server.OnListTimeSeries = (_, _) => Task.FromResult(Answer(Series(Metric, [Point(1, new TypedValue { DistributionValue = distribution })])));

        var point = Assert.Single(Assert.Single((await ReadAsync(Request)).Series).Points);

        Assert.Equal(3, point.Number);
        Assert.False(point.Histogram!.HasBuckets);
    }

    [Fact]
    public async Task Read_BucketsThatDoNotAddUp_AreBroken()
    {
        var distribution = new Distribution { Count = 3, BucketOptions = new() { ExplicitBuckets = new() { Bounds = { 1 } } }, BucketCounts = { 1 } };
        _server.OnListTimeSeries = (_, _) => Task.FromResult(Answer(Series(Metric, [Point(1, new TypedValue { DistributionValue = distribution })])));

        var reading = await ReadAsync(Request);

        Assert.Equal(new ReadingFailure(FailureKind.Broken, "broken answer: a distribution's buckets hold 1 values, but it counts 3"), reading.Failure);
    }

    [Fact]
    public async Task Read_HundredThousandPoints_ComeInPagesAndInOrder()
    {
        // Newest first, 10,000 a page, one series throughout.
        _server.OnListTimeSeries = (request, _) =>
        {
            var page = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
            var answer = Answer(Series(Metric, Enumerable.Range(page * request.PageSize, request.PageSize).Select(i => Point(-i, i)), ("k", "v")));
            answer.NextPageToken = page == 9 ? "" : $"{page + 1}";
            return Task.FromResult(answer);
        };

        var points = Assert.Single((await ReadAsync(Request with { Start = Request.Start.AddDays(-365), End = Request.End.AddDays(365) })).Series).Points;

        Assert.Equal(Enumerable.Range(0, 100_000).Reverse(), points.Select(point => (int)point.Number));
        Assert.Equal(new UsageCount(10, 10), _source.Health.Usage.Current.Total);
    }

    [Fact]
    public async Task Read_PointsThatWereNotAskedFor_AreDropped()
    {
        _server.OnListTimeSeries = (_, _) => Task.FromResult(Answer(Series(Metric, [Point(600_000, 3), Point(1, 2), Point(-600_000, 1)])));

        Assert.Equal(2, Assert.Single(Assert.Single((await ReadAsync(Request)).Series).Points).Number);
    }

    [Fact]
    public async Task Read_OnePointTooMany_IsBroken()
    {
        _server.OnListTimeSeries = (request, _) =>
            Task.FromResult(new ListTimeSeriesResponse(Answer(Series(Metric, Enumerable.Range(0, 9_999).Select(i => Point(i, i))))) { NextPageToken = "again" });

        var reading = await ReadAsync(Request);

        Assert.Equal("broken answer: the answer has more than 100,000 points: narrow the filter or lengthen the period", reading.Failure?.Reason);
        Assert.Empty(reading.Series);
    }

    [Fact]
    public async Task Read_PagesWithoutEnd_AreBroken()
    {
        _server.OnListTimeSeries = (_, _) => Task.FromResult(new ListTimeSeriesResponse { NextPageToken = "again" });
        using var source = Source(new CloudMonitoringLimits { Pages = 5 });

        var reading = (await source.ReadAsync([Request], Token))[Request];

        Assert.Equal("broken answer: the answer has more than 5 pages", reading.Failure?.Reason);
    }

    [Fact]
    public async Task Read_AnswerBeyondTheMessageLimit_IsBroken()
    {
        _server.OnListTimeSeries = (_, _) => Task.FromResult(new ListTimeSeriesResponse { Unit = new string('x', (32 * 1024 * 1024) + 1) });

        Assert.Equal("broken answer: larger than 32 MB; narrow the filter or lengthen the period", (await ReadAsync(Request)).Failure?.Reason);
    }

    [Fact]
    public async Task Read_LabelWithMarkup_IsKeptAsText()
    {
        _server.OnListTimeSeries = (_, _) => Task.FromResult(Answer(Series(Metric, [Point(1, 5)], ("phase", "<script>alert(1)</script>"))));

        Assert.Equal("<script>alert(1)</script>", Assert.Single((await ReadAsync(Request)).Series).Labels["phase"]);
    }

    [Fact]
    public async Task Read_ExecutionErrors_ArePartialWithTheData()
    {
        _server.OnListTimeSeries = (_, _) =>
        {
            var answer = Answer(Series(Metric, [Point(1, 5)]));
            answer.ExecutionErrors.Add(new Google.Rpc.Status { Code = 14, Message = "a zone did\nnot answer" });
            answer.ExecutionErrors.Add(new Google.Rpc.Status { Code = 14, Message = "a zone did\nnot answer" });
            return Task.FromResult(answer);
        };

        var reading = await ReadAsync(Request);

        Assert.Equal("may be incomplete: Unavailable a zone did not answer", reading.Partial);
        Assert.Null(reading.Failure);
        Assert.Single(reading.Series);
    }

    [Fact]
    public async Task Read_Nothing_IsAnAnswer() => Assert.Equal(new Reading([], Noon), await ReadAsync(Request));

    [Fact]
    public async Task Read_EqualRequests_AreSentOnce()
    {
        var readings = await _source.ReadAsync([Request, RequestFor(Metric), RequestFor("a/other"), RequestFor(Metric)], Token);

        Assert.Equal(2, readings.Count);
        Assert.Equal(2, _server.ListRequests.Count);
        Assert.Equal(new UsageCount(2, 0), _source.Health.Usage.Current.Total);
    }

    [Fact]
    public async Task Read_ManyRequests_AreAtMostEightAtATime()
    {
        var (running, most) = (0, new ConcurrentBag<int>());
        var eight = new TaskCompletionSource();
        _server.OnListTimeSeries = async (_, context) =>
        {
            var now = Interlocked.Increment(ref running);
            most.Add(now);
            if (now == 8)
            {
                eight.TrySetResult();
            }

            // Nobody leaves before eight are in: a ninth would have had every chance to come too.
            await eight.Task.WaitAsync(context.CancellationToken);
            Interlocked.Decrement(ref running);
            return new ListTimeSeriesResponse();
        };

        var readings = await _source.ReadAsync([.. Enumerable.Range(0, 40).Select(i => RequestFor($"a/{i}"))], Token);

        Assert.Equal(8, most.Max());
        Assert.All(readings.Values, reading => Assert.Null(reading.Failure));
    }

    [Fact]
    public async Task Read_OneRequestFails_OthersAreUnaffected()
    {
        _server.OnListTimeSeries = (request, _) => request.Filter.Contains("a/bad")
            ? throw new RpcException(new Status(StatusCode.InvalidArgument, "bad filter"))
            : Task.FromResult(Answer(Series(Metric, [Point(1, 5)])));

        var readings = await _source.ReadAsync([RequestFor("a/bad"), Request], Token);

        Assert.Equal("query refused: bad filter", readings[RequestFor("a/bad")].Failure?.Reason);
        Assert.Single(readings[Request].Series);
    }

    [Fact]
    public async Task Read_UnknownAligner_IsInvalidWithoutACall()
    {
        var request = Request with { Primary = Request.Primary with { Aligner = "ALIGN_NONSENSE" } };

        Assert.Equal(new ReadingFailure(FailureKind.Invalid, "there is no aligner ALIGN_NONSENSE"), (await ReadAsync(request)).Failure);
        Assert.Empty(_server.ListRequests);
    }

    [Fact]
    public async Task Read_EveryCall_CarriesDeadlineAndRoutingHeader()
    {
        var seen = new TaskCompletionSource<(DateTime Deadline, string? Route)>();
        _server.OnListTimeSeries = (_, context) =>
        {
            seen.SetResult((context.Deadline, context.RequestHeaders.GetValue("x-goog-request-params")));
            return Task.FromResult(new ListTimeSeriesResponse());
        };

        await ReadAsync(Request);

        var (deadline, route) = await seen.Task;
        Assert.NotEqual(DateTime.MaxValue, deadline);
        Assert.Equal("name=projects%2Fnetra-staging", route);
    }

    [Fact]
    public async Task Describe_KnownMetric_IsAskedOnce()
    {
        _server.OnGetMetricDescriptor = (_, _) => Task.FromResult(new MetricDescriptor
        {
            Metadata = new() { IngestDelay = new() { Seconds = 240 }, SamplePeriod = new() { Seconds = 60 } },
        });

        await _source.DescribeAsync([Metric, Metric], Token);
        var timings = await _source.DescribeAsync([Metric], Token);

        Assert.Equal(new MetricTiming(TimeSpan.FromSeconds(240), TimeSpan.FromSeconds(60)), timings[Metric]);
        Assert.Equal($"projects/netra-staging/metricDescriptors/{Metric}", Assert.Single(_server.DescriptorRequests).Name);
    }

    [Fact]
    public async Task Describe_UnknownMetric_IsAskedAgainAfterAMinute()
    {
        _server.OnGetMetricDescriptor = (_, _) => throw new RpcException(new Status(StatusCode.NotFound, ""));

        var timing = (await _source.DescribeAsync([Metric], Token))[Metric];
        await _source.DescribeAsync([Metric], Token);
        Assert.Equal(new ReadingFailure(FailureKind.NotFound, $"no such metric (yet): {Metric}"), timing.Failure);
        Assert.Single(_server.DescriptorRequests);

        _time.Advance(TimeSpan.FromMinutes(1));
        await _source.DescribeAsync([Metric], Token);
        Assert.Equal(2, _server.DescriptorRequests.Count);
    }

    [Fact]
    public async Task Describe_Denied_NamesItsOwnPermission()
    {
        _server.OnGetMetricDescriptor = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, ""));

        var timing = (await _source.DescribeAsync([Metric], Token))[Metric];

        Assert.Equal("permission denied: the account lacks monitoring.metricDescriptors.get on netra-staging", timing.Failure?.Reason);
    }

    [Fact]
    public async Task Describe_CycleOver_IsNotKept()
    {
        using var over = new CancellationTokenSource();
        await over.CancelAsync();

        Assert.Equal(FailureWords.CycleOver, (await _source.DescribeAsync([Metric], over.Token))[Metric].Failure);
        Assert.Null((await _source.DescribeAsync([Metric], Token))[Metric].Failure);
    }

    private static SeriesRequest RequestFor(string metricType) => new(
        $"metric.type = \"{metricType}\"", new Alignment("ALIGN_SUM", "REDUCE_SUM", TimeSpan.FromMinutes(1), []), null, Noon, Noon.AddHours(1));

    private static async Task<ListTimeSeriesResponse> Hang(ListTimeSeriesRequest request, ServerCallContext context)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
        return new ListTimeSeriesResponse();
    }

    private CloudMonitoringSource Source(CloudMonitoringLimits limits) => new(
        new MetricService.MetricServiceClient(_channel), "netra-staging", new IncidentClock(_time), _time, limits);

    private async Task<Reading> ReadAsync(SeriesRequest request) => (await _source.ReadAsync([request], Token))[request];
}
