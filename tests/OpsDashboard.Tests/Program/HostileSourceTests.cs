using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Program;

/// <summary>A source that answers one metric badly: the tile says why, its criteria cannot tell, everything else stays as it is.</summary>
public sealed class HostileSourceTests : IAsyncLifetime
{
    private const string Metric = "sql_connect_duration";
    private static readonly string[] Spoilt = ["sql-connect-time", "connect-timeout-share"];
    private static readonly CloudMonitoringLimits Impatient = new() { Call = TimeSpan.FromSeconds(2) };

    private Cycle _cycle = null!;
    private EvaluationResult _honest = null!;

    public async ValueTask InitializeAsync()
    {
        _cycle = await Cycle.StartAsync();
        (_honest, _) = await _cycle.RunAsync();
    }

    public ValueTask DisposeAsync() => _cycle.DisposeAsync();

    [Theory]
    [InlineData(StatusCode.InvalidArgument)]
    [InlineData(StatusCode.NotFound)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.Unauthenticated)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.Aborted)]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.DataLoss)]
    [InlineData(StatusCode.OutOfRange)]
    [InlineData(StatusCode.FailedPrecondition)]
    [InlineData(StatusCode.AlreadyExists)]
    public async Task ErrorCode_IsToldOnTheTile_AndNothingElseChanges(StatusCode code)
    {
        _cycle.Spoil(Metric, (_, _) => throw new RpcException(new Status(code, "spoilt <script>alert(1)</script>")));

        await AssertOnlyTheSpoiltOnesFail();
    }

    [Fact]
    public async Task Hang_IsToldOnTheTile_AndNothingElseChanges()
    {
        _cycle.Spoil(Metric, async (_, context) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            throw new InvalidOperationException();
        });

        await AssertOnlyTheSpoiltOnesFail();
    }

    [Fact]
    public async Task Reset_IsToldOnTheTile_AndNothingElseChanges()
    {
        _cycle.Spoil(Metric, (_, context) =>
        {
            context.GetHttpContext().Abort();
            throw new RpcException(Status.DefaultCancelled);
        });

        await AssertOnlyTheSpoiltOnesFail();
    }

    [Fact]
    public async Task DistributionWithoutBuckets_IsToldOnTheTile_AndCountsStillCount()
    {
        _cycle.Spoil("startup_phase_duration", async (request, _) => Each(await _cycle.Upstream(request), point => point.Value.DistributionValue?.BucketCounts.Clear()));

        var (result, _) = await _cycle.RunAsync();

        var tile = result.Tiles.Single(tile => tile.Id == "phase-1-duration");
        Assert.Equal((TileStatus.Error, "the distribution came without buckets: only the count is known"), (tile.Status, tile.Reason));
        Assert.Equal(
            Criteria(_honest).Single(criterion => criterion.Id == "phase3-failure-5"),
            Criteria(result).Single(criterion => criterion.Id == "phase3-failure-5"));
    }

    [Fact]
    public async Task DuplicateAndReorderedPoints_ChangeNothing()
    {
        _cycle.Server.OnListTimeSeries = async (request, _) =>
        {
            var answer = await _cycle.Upstream(request);
            foreach (var series in answer.TimeSeries)
            {
                var points = series.Points.Concat(series.Points.Take(3)).OrderBy(point => point.Value.GetHashCode()).ToArray();
                series.Points.Clear();
                series.Points.AddRange(points);
            }

            return answer;
        };

        var (result, _) = await _cycle.RunAsync();

        Assert.Equal(_honest.Tiles, result.Tiles);
        Assert.Equal(Criteria(_honest), Criteria(result));
    }

    [Fact]
    public async Task HundredThousandPoints_AreBounded_AndNothingElseChanges()
    {
        _cycle.Spoil(Metric, async (request, _) =>
        {
            var answer = await _cycle.Upstream(request);
            if (answer.TimeSeries.Count > 0)
            {
                var first = answer.TimeSeries[0].Points[0];
                answer.TimeSeries[0].Points.AddRange(Enumerable.Range(1, 100_000).Select(minutes =>
                {
                    var point = first.Clone();
                    point.Interval.EndTime = Timestamp.FromDateTimeOffset(first.Interval.EndTime.ToDateTimeOffset().AddMinutes(-minutes));
                    point.Interval.StartTime = point.Interval.EndTime;
                    return point;
                }));
            }

            return answer;
        });

        var (result, _) = await _cycle.RunAsync();

        Assert.Equal(Unspoilt(_honest), Unspoilt(result));
        Assert.NotEqual(Verdict.Met, Criterion(result).Verdict);
    }

    [Fact]
    public async Task PartialAnswer_IsNeverTakenAsWhole()
    {
        _cycle.Spoil(Metric, async (request, _) =>
        {
            var answer = await _cycle.Upstream(request);
            answer.ExecutionErrors.Add(new Google.Rpc.Status { Code = 14, Message = "zone b did not answer" });
            return answer;
        });

        var (result, source) = await _cycle.RunAsync();

        Assert.Equal((Verdict.CannotTell, SourceStatus.Partial), (Criterion(result).Verdict, source.Status));
        Assert.Contains("zone b did not answer", Criterion(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EverythingFails_NothingIsMetAndTheSentenceSaysSo()
    {
        _cycle.Server.OnListTimeSeries = (_, _) => throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));

        var (result, source) = await _cycle.RunAsync();

        Assert.StartsWith("CANNOT TELL.", result.Incidents[0].Sentence, StringComparison.Ordinal);
        Assert.Equal((SourceStatus.Denied, "permission denied: the account lacks monitoring.timeSeries.list on netra-staging"), (source.Status, source.Error));
        Assert.All(result.Tiles, tile => Assert.Equal(TileStatus.Error, tile.Status));
        Assert.DoesNotContain(Criteria(result), criterion => criterion.Verdict == Verdict.Met);
    }

    [Theory]
    [InlineData("metric.type = \"custom.googleapis.com/there/is/none\"", "no such metric (yet)")]
    [InlineData("metric.type = \"vpcaccess.googleapis.com/connector/instances\" AND (", "")]
    public async Task UnknownMetricOrMalformedFilter_IsToldOnTheTile(string filter, string words)
    {
        var shipped = ShippedConfiguration.Options;
        var spoilt = shipped with { Signals = shipped.Signals.Select(signal => signal.Id == "sql-connections" ? signal with { Query = signal.Query with { Filter = filter } } : signal).ToValueList() };

        var (result, source) = await _cycle.RunAsync(spoilt);

        var tile = result.Tiles.Single(tile => tile.Id == "sql-connections");
        Assert.Equal(TileStatus.Error, tile.Status);
        Assert.Contains(words, tile.Reason, StringComparison.Ordinal);
        Assert.Contains(source.Faults, fault => fault.UsedBy == "sql-connections" && fault.Filter == filter);
        Assert.Equal(SourceStatus.Partial, source.Status);
    }

    private async Task AssertOnlyTheSpoiltOnesFail()
    {
        var (result, source) = await _cycle.RunAsync(limits: Impatient);

        Assert.Equal(TileStatus.Error, Tile(result).Status);
        Assert.False(string.IsNullOrWhiteSpace(Tile(result).Reason));
        Assert.Equal(Verdict.CannotTell, Criterion(result).Verdict);
        Assert.Equal(Unspoilt(_honest), Unspoilt(result));
        Assert.Equal(SourceStatus.Partial, source.Status);
        Assert.Contains(source.Faults, fault => fault.UsedBy.Contains("sql-connect-time", StringComparison.Ordinal));
    }

    private static IEnumerable<(string, TileStatus, double?)> Unspoilt(EvaluationResult result) =>
        result.Tiles.Where(tile => !Spoilt.Contains(tile.Id)).Select(tile => (tile.Id, tile.Status, tile.Value));

    private static Tile Tile(EvaluationResult result) => result.Tiles.Single(tile => tile.Id == "sql-connect-time");

    private static Criterion Criterion(EvaluationResult result) => Criteria(result).Single(criterion => criterion.Id == "sql-connect-time");

    private static IEnumerable<Criterion> Criteria(EvaluationResult result) => result.Incidents[0].Horizons.SelectMany(horizon => horizon.Criteria);

    private static ListTimeSeriesResponse Each(ListTimeSeriesResponse answer, Action<Point> change)
    {
        foreach (var point in answer.TimeSeries.SelectMany(series => series.Points))
        {
            change(point);
        }

        return answer;
    }
}
