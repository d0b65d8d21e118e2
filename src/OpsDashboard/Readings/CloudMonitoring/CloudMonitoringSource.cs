using System.Collections.Concurrent;
using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using OpsDashboard.Configuration;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Reads series and descriptors of one project. Every question gets an answer: what fails is a reading with a reason.</summary>
public sealed class CloudMonitoringSource : IDisposable
{
    private readonly string _projectId;
    private readonly IncidentClock _clock;
    private readonly CloudMonitoringLimits _limits;
    private readonly MetricCalls _calls;
    private readonly DescriptorCache _descriptors;
    private readonly QuotaWait _quota;

    /// <param name="client">Stub on a channel with its own retry policy; see <see cref="CloudMonitoringChannel"/>.</param>
    /// <param name="projectId">Project that is read.</param>
    /// <param name="clock">Stamps the readings.</param>
    /// <param name="time">Ages the descriptors.</param>
    /// <param name="limits">Bounds of calls and answers.</param>
    public CloudMonitoringSource(
        MetricService.MetricServiceClient client, string projectId, IncidentClock clock, TimeProvider time, CloudMonitoringLimits? limits = null)
    {
        (_projectId, _clock, _limits, Health) = (projectId, clock, limits ?? new(), new SourceHealth(time));
        _calls = new MetricCalls(client, _limits, Health.Skew, time);
        _descriptors = new DescriptorCache(time, _limits);
        _quota = new QuotaWait(time);
    }

    /// <summary>Breaker, clock skew and cost of its calls.</summary>
    public SourceHealth Health { get; }

    /// <summary>Where the client calls, so that a failure can name the proxy on the way; null where nobody looks at that.</summary>
    public Uri? Server { get; init; }

    /// <summary>Timing of each metric type, from its descriptor or from an earlier reading of it.</summary>
    /// <param name="metricTypes">Doubles are asked once.</param>
    /// <param name="token">Ends the cycle; what is not known then says so.</param>
    public async Task<IReadOnlyDictionary<string, MetricTiming>> DescribeAsync(IReadOnlyCollection<string> metricTypes, CancellationToken token)
    {
        var timings = new ConcurrentDictionary<string, MetricTiming>();
        await Task.WhenAll(metricTypes.Distinct().Select(async type => timings[type] = await DescribeAsync(type, token)));
        return timings;
    }

    /// <summary>The answer to each request. Equal requests are sent once.</summary>
    /// <param name="requests">At most a few hundred: each distinct one is a call or more.</param>
    /// <param name="token">Ends the cycle; requests not answered then read as unreachable.</param>
    public async Task<IReadOnlyDictionary<SeriesRequest, Reading>> ReadAsync(IReadOnlyCollection<SeriesRequest> requests, CancellationToken token)
    {
        var readings = new ConcurrentDictionary<SeriesRequest, Reading>();
        foreach (var request in requests)
        {
            if (_quota.Of(request.Filter) is { } waits)
            {
                readings[request] = new Reading([], _clock.Now, waits);
            }
        }

        var distinct = requests.Where(request => !readings.ContainsKey(request)).Distinct().ToArray();
        if (distinct.Length > 0 && Health.Breaker.State == BreakerState.HalfOpen)
        {
            // A source on trial gets one call; if it is back, the others follow at once.
            await Health.Breaker.TryAsync(async () => (readings[distinct[0]] = await AskAsync(distinct[0], token)).Failure);
        }

        var others = distinct.Where(request => !readings.ContainsKey(request)).ToArray();
        if (Health.Breaker.State == BreakerState.Closed)
        {
            await Task.WhenAll(others.Select(async request => readings[request] = await AskAsync(request, token)));
            await Health.Breaker.RecordAsync(others.Select(request => readings[request].Failure));
        }
        else
        {
            var failure = Health.Breaker.NotAsked;
            Array.ForEach(others, request => readings[request] = new Reading([], _clock.Now, failure));
        }

        return readings;
    }

    /// <inheritdoc/>
    public void Dispose() => _calls.Dispose();

    private async Task<MetricTiming> DescribeAsync(string metricType, CancellationToken token)
    {
        if (_descriptors.Fresh(metricType) is { } known)
        {
            return known;
        }

        if (Health.Breaker.State != BreakerState.Closed)
        {
            return _descriptors.Keep(metricType, new MetricTiming(null, null, Health.Breaker.NotAsked), isAsked: false);
        }

        try
        {
            return _descriptors.Keep(metricType, DescriptorCache.TimingOf(await _calls.GetMetricDescriptorAsync(_projectId, metricType, CountCall, token)));
        }
        catch (Exception exception)
        {
            var failed = new FailedCall(_projectId, metricType, FailedCall.GetMetricDescriptor, _limits.Call, KnownMetrics.Nearest(metricType, _descriptors.Known));
            var timing = new MetricTiming(null, null, Failure(exception, failed, token));
            // A cycle that ended says nothing of the metric: ask again in the next one.
            return token.IsCancellationRequested ? timing : _descriptors.Keep(metricType, timing);
        }
    }

    private async Task<Reading> AskAsync(SeriesRequest request, CancellationToken token)
    {
        try
        {
            return Inside(await ReadPagesAsync(SeriesQuery.Of(request, _projectId, _limits.PageSize), token), request);
        }
        catch (Exception exception)
        {
            var type = MetricFilter.MetricType(request.Filter);
            var failed = new FailedCall(_projectId, type, FailedCall.ListTimeSeries, _limits.Call, type is null ? null : KnownMetrics.Nearest(type, _descriptors.Known));
            var failure = Failure(exception, failed, token);
            _quota.Observe(request.Filter, failure);
            return new Reading([], _clock.Now, failure);
        }
    }

    private async Task<Reading> ReadPagesAsync(ListTimeSeriesRequest query, CancellationToken token)
    {
        var collection = new SeriesCollection(_limits);
        var faults = new PartialWords();
        for (var page = 0; page < _limits.Pages; page++)
        {
            var response = await _calls.ListTimeSeriesAsync(query, CountCall, token);
            Health.Usage.Add(new UsageCount(Calls: 0, response.TimeSeries.Count), _clock.Now);
            collection.Add(response.TimeSeries);
            faults.Add(response.ExecutionErrors);
            if (response.NextPageToken.Length == 0)
            {
                return new Reading(collection.ToSeries(), _clock.Now, Partial: faults.ToString());
            }

            query.PageToken = response.NextPageToken;
        }

        throw new BrokenAnswerException($"the answer has more than {_limits.Pages:N0} pages");
    }

    private void CountCall() => Health.Usage.Add(new UsageCount(Calls: 1, Series: 0), _clock.Now);

    /// <summary>Points that were not asked for are dropped: one from the future would make a tile fresh for ever.</summary>
    private static Reading Inside(Reading reading, SeriesRequest request)
    {
        var series = reading.Series.Select(one => one.Points.All(IsAsked) ? one : one with { Points = one.Points.Where(IsAsked).ToValueList() });
        return reading with { Series = series.Where(one => one.Points.Count > 0).ToValueList() };

        bool IsAsked(Point point) => point.End > request.Start && point.End <= request.End;
    }

    private ReadingFailure Failure(Exception exception, FailedCall call, CancellationToken token) => OutboundProxy.Named(
        token.IsCancellationRequested && exception is OperationCanceledException or RpcException { StatusCode: StatusCode.Cancelled }
            ? FailureWords.CycleOver
            : FailureWords.Of(exception, call),
        Server);
}
