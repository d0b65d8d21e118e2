using Google.Api;
using Google.Cloud.Monitoring.V3;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using OpsDashboard.Emulator.Controls;
using OpsDashboard.Emulator.Faults;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Emulator.Queries;
using OpsDashboard.Emulator.Writing;
using Page = OpsDashboard.Emulator.Queries.Page;

namespace OpsDashboard.Emulator;

/// <summary>The four methods on the wire; what they mean stands in <see cref="Queries"/>.</summary>
sealed class MetricServiceEndpoint(MetricStore store, PageTokens tokens, EmulatorClock clock, EmulatorControls controls) : MetricService.MetricServiceBase
{
    private const int MaxPoints = 100_000;
    private const int MaxDescriptors = 10_000;
    private static readonly TimeSpan ActiveFor = TimeSpan.FromHours(25);

    public override Task<ListTimeSeriesResponse> ListTimeSeries(ListTimeSeriesRequest request, ServerCallContext context)
    {
        ProjectName.Check(request.Name, "monitoring.timeSeries.list");
        var filter = SeriesFilter.Parse(request.Filter);
        var interval = Interval.Of(request.Interval);
        if (request.OrderBy.Length > 0)
            throw Refusal.Unsupported("order_by");
        if (!System.Enum.IsDefined(request.View))
            throw Refusal.Invalid($"view {(int)request.View} is not a view");
        var size = Page.Size(request.PageSize, MaxPoints);
        var metric = store.Metric(filter.MetricType) ?? throw Refusal.UnknownMetric(filter.MetricType);
        var query = new TimeSeriesQuery(request, filter, metric, interval);

        var sealedRequest = request.Clone();
        (sealedRequest.PageToken, sealedRequest.PageSize) = ("", 0);
        var position = Position(request.PageToken, sealedRequest);
        var faults = controls.Faults;
        var raw = store.Read(metric, interval, position.AsOfTicks, series => filter.Accepts(series, Scenario.ProjectId));
        var series = query.Run(SeriesFaults.Apply(raw, faults, metric.Delay, position.AsOfTicks));

        var response = new ListTimeSeriesResponse { Unit = query.Output.Unit };
        var more = false;
        if (request.View is ListTimeSeriesRequest.Types.TimeSeriesView.Headers)
        {
            response.TimeSeries.Add(series.Skip((int)position.Offset).Take(size).Select(WireWriter.Header));
            more = position.Offset + size < series.Count;
        }
        else
        {
            (var stretches, more) = Page.ByPoints(series, position.Offset, size);
            response.TimeSeries.Add(stretches.Select(WireWriter.Write));
        }

        if (more)
            response.NextPageToken = tokens.Write(position with { Offset = position.Offset + size }, sealedRequest);
        AnswerFaults.Apply(response, faults);
        return Task.FromResult(response);
    }

    public override Task<ListMetricDescriptorsResponse> ListMetricDescriptors(ListMetricDescriptorsRequest request, ServerCallContext context)
    {
        ProjectName.Check(request.Name, "monitoring.metricDescriptors.list");
        var accepts = DescriptorFilter.Parse(request.Filter);
        var size = Page.Size(request.PageSize, MaxDescriptors);
        var sealedRequest = request.Clone();
        (sealedRequest.PageToken, sealedRequest.PageSize) = ("", 0);
        var position = Position(request.PageToken, sealedRequest);
        var lately = new Interval(position.AsOfTicks - ActiveFor.Ticks, position.AsOfTicks);

        var metrics = store.Metrics()
            .Where(metric => accepts(metric.Type) && (!request.ActiveOnly || store.HasPoints(metric, lately, position.AsOfTicks)))
            .ToList();
        var response = new ListMetricDescriptorsResponse();
        response.MetricDescriptors.Add(metrics.Skip((int)position.Offset).Take(size).Select(metric => metric.ToDescriptor(Scenario.ProjectId)));
        if (position.Offset + size < metrics.Count)
            response.NextPageToken = tokens.Write(position with { Offset = position.Offset + size }, sealedRequest);
        return Task.FromResult(response);
    }

    public override Task<MetricDescriptor> GetMetricDescriptor(GetMetricDescriptorRequest request, ServerCallContext context)
    {
        var parts = request.Name.Split('/', 4);
        if (parts is not ["projects", not "", "metricDescriptors", not ""])
            throw Refusal.Invalid($"name \"{request.Name}\" must be projects/PROJECT/metricDescriptors/TYPE");
        ProjectName.Check($"projects/{parts[1]}", "monitoring.metricDescriptors.get");
        var metric = store.Metric(parts[3]) ?? throw Refusal.UnknownMetric(parts[3]);
        return Task.FromResult(metric.ToDescriptor(Scenario.ProjectId));
    }

    public override Task<Empty> CreateTimeSeries(CreateTimeSeriesRequest request, ServerCallContext context)
    {
        ProjectName.Check(request.Name, "monitoring.timeSeries.create");
        if (request.TimeSeries.Count is 0 or > WrittenPoints.MaxSeriesPerRequest)
            throw Refusal.Invalid($"time_series must hold 1 to {WrittenPoints.MaxSeriesPerRequest} series");
        if (store.Written.Write(request.TimeSeries, clock.NowTicks) is { } refused)
            throw refused;
        return Task.FromResult(new Empty());
    }

    private PagePosition Position(string token, Google.Protobuf.IMessage request) =>
        token.Length == 0 ? new PagePosition(0, clock.NowTicks) : tokens.Read(token, request);
}
