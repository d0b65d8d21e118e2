using Google.Cloud.Monitoring.V3;
using Grpc.Core;
using static OpsDashboard.Tests.Emulator.RunningEmulator;

namespace OpsDashboard.Tests.Emulator;

public sealed class DescriptorTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>
{
    [Theory]
    [InlineData("vpcaccess.googleapis.com/connector/cpu/utilizations", "Gauge Distribution 10^2.% vpc_access_connector  240")]
    [InlineData("vpcaccess.googleapis.com/connector/sent_bytes_count", "Delta Int64 By vpc_access_connector  240")]
    [InlineData("cloudsql.googleapis.com/database/postgresql/num_backends", "Gauge Int64 1 cloudsql_database database 165")]
    [InlineData("cloudsql.googleapis.com/database/cpu/utilization", "Gauge Double 10^2.% cloudsql_database  165")]
    [InlineData("run.googleapis.com/container/instance_count", "Gauge Int64 1 cloud_run_revision state 120")]
    [InlineData("run.googleapis.com/infrastructure/cloudsql/connection_latencies", "Delta Distribution us cloud_run_revision  120")]
    [InlineData("logging.googleapis.com/user/startup_phase_duration", "Delta Distribution s cloud_run_revision phase,outcome,error_class ")]
    [InlineData("logging.googleapis.com/log_entry_count", "Delta Int64 1 cloud_run_revision log,severity ")]
    [InlineData("custom.googleapis.com/sql_pool/in_use", "Gauge Int64 1 generic_task  ")]
    public async Task Descriptor_OfAMetric_TellsItsShape(string type, string expected)
    {
        var descriptor = await emulator.Client.GetMetricDescriptorAsync(
            new GetMetricDescriptorRequest { Name = $"{Project}/metricDescriptors/{type}" },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(type, descriptor.Type);
        Assert.Equal(60, descriptor.Metadata.SamplePeriod.Seconds);
        Assert.Equal(
            expected,
            $"{descriptor.MetricKind} {descriptor.ValueType} {descriptor.Unit} {string.Join(',', descriptor.MonitoredResourceTypes)} " +
            $"{string.Join(',', descriptor.Labels.Select(label => label.Key))} {descriptor.Metadata.IngestDelay?.Seconds}");
    }

    [Theory]
    [InlineData("projects/netra-staging/metricDescriptors/a/b", StatusCode.NotFound, "a/b")]
    [InlineData("projects/other/metricDescriptors/a/b", StatusCode.PermissionDenied, "monitoring.metricDescriptors.get")]
    [InlineData("projects/netra-staging/a/b", StatusCode.InvalidArgument, "must be projects/PROJECT/metricDescriptors/TYPE")]
    public async Task Descriptor_NotThere_IsRefused(string name, StatusCode code, string detail)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await emulator.Client.GetMetricDescriptorAsync(
            new GetMetricDescriptorRequest { Name = name }, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(code, refused.StatusCode);
        Assert.Contains(detail, refused.Status.Detail);
    }

    [Fact]
    public async Task Descriptors_Paged_AreAllOfThem()
    {
        var whole = await List(new() { Name = Project });
        var paged = new List<string>();
        var request = new ListMetricDescriptorsRequest { Name = Project, PageSize = 4 };
        do
        {
            var page = await List(request);
            Assert.InRange(page.MetricDescriptors.Count, 1, 4);
            paged.AddRange(page.MetricDescriptors.Select(descriptor => descriptor.Type));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(24, whole.MetricDescriptors.Count);
        Assert.Equal(whole.MetricDescriptors.Select(descriptor => descriptor.Type), paged);
    }

    [Theory]
    [InlineData("metric.type = \"cloudsql.googleapis.com/database/up\"", 1)]
    [InlineData("metric.type = starts_with(\"vpcaccess.googleapis.com/\")", 6)]
    [InlineData("metric.type = starts_with(\"nope\")", 0)]
    public async Task Descriptors_Filtered_AreThoseOfTheType(string filter, int count) =>
        Assert.Equal(count, (await List(new() { Name = Project, Filter = filter })).MetricDescriptors.Count);

    [Fact]
    public async Task Descriptors_ActiveOnly_LeaveOutMetricsWithoutDataLately()
    {
        emulator.Now = Assessed.AddDays(3);
        var active = (await List(new() { Name = Project, ActiveOnly = true })).MetricDescriptors.Select(d => d.Type).ToList();
        emulator.Now = Assessed;

        // No container became ready for three days.
        Assert.DoesNotContain("run.googleapis.com/container/startup_latencies", active);
        Assert.Contains("run.googleapis.com/container/instance_count", active);
    }

    [Fact]
    public async Task Descriptors_ByResource_AreUnimplemented()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() => List(new() { Name = Project, Filter = "resource.type = \"global\"" }));

        Assert.Equal(StatusCode.Unimplemented, refused.StatusCode);
    }

    private async Task<ListMetricDescriptorsResponse> List(ListMetricDescriptorsRequest request) =>
        await emulator.Client.ListMetricDescriptorsAsync(request, cancellationToken: TestContext.Current.CancellationToken);
}
