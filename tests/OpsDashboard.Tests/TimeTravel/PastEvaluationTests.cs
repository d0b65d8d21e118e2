using Google.Cloud.Monitoring.V3;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudConfiguration;
using OpsDashboard.Readings.CloudLogging;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Program;
using OpsDashboard.Tests.Support;
using OpsDashboard.TimeTravel;

namespace OpsDashboard.Tests.TimeTravel;

/// <summary>The shipped incident on the emulator: judged live, journalled, and looked at two hours later.</summary>
public sealed class PastEvaluationTests : IAsyncLifetime
{
    private static readonly DashboardOptions Options = ShippedConfiguration.Options;
    private static readonly DateTimeOffset At = Options.Emulator.StartAt;

    private Cycle _cycle = null!;
    private TemporaryJournal _journal = null!;
    private IncidentClock _clock = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _cycle = await Cycle.StartAsync();
        _clock = new IncidentClock(new FakeTimeProvider(), At.AddHours(2));
        _journal = new TemporaryJournal(_clock, TimeProvider.System);
        await _journal.ReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync();
        await _cycle.DisposeAsync();
    }

    [Fact]
    public async Task Moment_WhereNothingCameLate_SaysWhatWasSaidThen()
    {
        await JournalAsync(Options);

        var moment = await LookAsync(Options);
        var compared = ComparedIncident.Of(Options.Incidents[0], moment, []);

        Assert.Equal(At, moment.Snapshot!.At);
        Assert.Equal(9, compared.Criteria.Count);
        Assert.All(compared.Criteria, row => Assert.Equal((row.Said!.Verdict, (string?)null), (row.Again!.Verdict, row.Difference)));
        Assert.All(compared.Criteria, row => Assert.Equal(row.Said!.Body.Measured, row.Again!.Measured));
        Assert.Equal((IncidentState.Open, IncidentState.Open), (compared.StateSaid, compared.Again!.State));
        Assert.Equal((true, null, null), (moment.Configuration.IsToday, moment.Configuration.Note, moment.Failure));
    }

    [Fact]
    public async Task Moment_OfAnotherConfiguration_IsJudgedByTheOneOfThen()
    {
        var then = Options with { Incidents = [Options.Incidents[0] with { Title = "Called otherwise then" }] };
        await JournalAsync(then);

        var moment = await LookAsync(Options);

        Assert.Equal("Called otherwise then", Assert.Single(moment.Snapshot!.Incidents).Title);
        Assert.False(moment.Configuration.IsToday);
    }

    [Fact]
    public async Task Moment_BeforeTheFirstEntry_HasNothingSaid_ButIsEvaluated()
    {
        await JournalAsync(Options);

        var moment = await LookAsync(Options, At.AddMinutes(-30));
        var compared = ComparedIncident.Of(Options.Incidents[0], moment, []);

        Assert.Equal(At, moment.Said.First);
        Assert.Null(compared.StateSaid);
        Assert.All(compared.Criteria, row => Assert.Equal((null, null), (row.Said, row.Difference)));
        Assert.Equal(Verdict.NotMet, compared.Again!.Answer.Verdict);
        Assert.NotNull(moment.Configuration.Note);
    }

    [Fact]
    public async Task Source_ThatIsGone_LeavesWhatWasSaid_AndClaimsNothing()
    {
        await JournalAsync(Options);
        _cycle.Server.OnListTimeSeries = (_, _) => throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.PermissionDenied, "no"));

        var moment = await LookAsync(Options);
        var compared = ComparedIncident.Of(Options.Incidents[0], moment, []);

        Assert.All(compared.Criteria, row => Assert.NotNull(row.Said));
        Assert.DoesNotContain(compared.Criteria, row => row.Again?.Verdict == Verdict.Met);
        Assert.Equal(SourceStatus.Denied, moment.Snapshot!.Sources[0].Status);
    }

    [Fact]
    public async Task Source_ThatIsSlow_EndsWithinTheLimit()
    {
        await JournalAsync(Options);
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        var (asked, calls) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        _cycle.Server.OnListTimeSeries = async (_, context) =>
        {
            Interlocked.Increment(ref calls);
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return new ListTimeSeriesResponse();
        };

        var looking = LookAsync(Options, time: time);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);
        time.Advance(PastEvaluation.Limit);
        var moment = await looking.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System, Cancellation);

        // Those under way at the limit were the last ones.
        Assert.InRange(calls, 1, 3);
        Assert.DoesNotContain(Assert.Single(moment.Snapshot!.Incidents).Criteria, criterion => criterion.Verdict == Verdict.Met);
        Assert.NotNull(moment.Said.Of(Options.Incidents[0].Number, "startup-success-80"));
    }

    private async Task JournalAsync(DashboardOptions options)
    {
        var (result, source) = await _cycle.RunAsync(options);
        var snapshot = new DashboardSnapshot(1, At, "test", Demo: null, [source], result.Tiles, result.Incidents);
        await _journal.Journal.AppendAsync([ConfigurationEntry.Of(_journal.Journal.Facts, ConfigurationEntry.BodyOf(options), At)!, .. Transitions.Of(_journal.Journal.Facts, snapshot, 0)], Cancellation);
        _cycle.Now = At.AddHours(2);
    }

    private async Task<PastMoment> LookAsync(DashboardOptions today, DateTimeOffset? at = null, TimeProvider? time = null)
    {
        using var channel = CloudMonitoringChannel.Open(_cycle.Server.Address);
        using var source = new CloudMonitoringSource(new MetricService.MetricServiceClient(channel), today.CloudMonitoring.ProjectId, _clock, TimeProvider.System);
        using var configuration = new CloudConfigurationSource(client: null, new(), "acme", _clock, TimeProvider.System);
        using var logs = new CloudLoggingSource(client: null, "acme", TimeProvider.System);
        return await new PastEvaluation(today, source, configuration, logs, _journal.Journal, _clock, time ?? TimeProvider.System, NullLogger<PastEvaluation>.Instance).EvaluateAsync(at ?? At);
    }
}
