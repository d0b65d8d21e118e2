using Microsoft.Extensions.DependencyInjection;
using OpsDashboard.Journal;
using OpsDashboard.Snapshots;
using OpsDashboard.Telemetry;
using OpsDashboard.Tests.Support;
using OpsDashboard.Tests.Telemetry;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

public sealed class JournalInstrumentsTests
{
    [Fact]
    public async Task Journal_Used_IsInTheMetrics()
    {
        await using var app = await LoopbackApp.StartAsync(
            app => app.MapTelemetry(),
            services => services.AddSingleton<JournalInstruments>().AddSingleton<PollInstruments>().AddTelemetry(_ => []));
        var instruments = app.Services.GetRequiredService<JournalInstruments>();
        var state = JournalState.Well(12);
        instruments.Watch(() => state);
        instruments.Wrote([new AppendResult.Written(Stored(Note()).Single()), new AppendResult.Written(Stored(SignOff()).Single())], TimeSpan.FromMilliseconds(4));
        instruments.Wrote([new AppendResult.Conflict(null)], TimeSpan.FromMilliseconds(4));
        instruments.Failed();

        var metrics = new MetricsText(await app.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken));

        Assert.Equal((1, 12), (metrics.Value("opsdashboard_journal_up"), metrics.Value("opsdashboard_journal_position")));
        Assert.Equal(1, metrics.Value("opsdashboard_journal_entries_total", ("kind", "sign-off")));
        Assert.Equal(1, metrics.Value("opsdashboard_journal_append_failures_total"));
        Assert.Equal(1, metrics.Value("opsdashboard_journal_commit_seconds_count"));
        state = new JournalState(JournalStatus.Failing, "full", At, 12);
        Assert.Equal(0, new MetricsText(await app.Client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)).Value("opsdashboard_journal_up"));
    }
}
