using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Impact;

/// <summary>Six hours since the opening.</summary>
public sealed class ImpactEvaluationTests
{
    private static readonly DashboardOptions Options = Priced(With());

    private static readonly Dictionary<string, MetricTiming> NoTimings = [];

    [Fact]
    public void NoData_IsNotNoImpact()
    {
        var impact = Impact(new MinuteData());

        Assert.Equal((null, null, null, null), (impact.FailedStarts, impact.Starts, impact.DownMinutes, impact.Revenue!.Amount));
        Assert.Equal("no data since the onset: neither starts nor signs of life", impact.Reason);
        Assert.Equal(0, impact.CoveredPercent);
    }

    [Fact]
    public void Presence_ThatCouldNotBeRead_LeavesEverythingUnknown()
    {
        var data = Counted(3, 4);
        data.Failures[Alive] = new ReadingFailure(FailureKind.Unreachable, "no answer");

        var impact = Impact(data);

        Assert.Equal((null, null, null, "no answer"), (impact.FailedStarts, impact.DownMinutes, impact.CoveredPercent, impact.Reason));
    }

    [Theory]
    [InlineData(360, 100.0, null)]
    [InlineData(180, 50.0, "data for 50 % of the time only: what happened in the rest is not in these figures")]
    public void Silence_WhileSomethingReports_IsNoImpact_ForThatShareOfTheTime(int minutes, double covered, string? reason)
    {
        var impact = Impact(new MinuteData().Add(Alive, [], EachMinute(minutes)));

        Assert.Equal((0.0, 0.0, new AmountRange(0, 0)), (impact.FailedStarts, impact.Starts, impact.DownMinutes));
        Assert.Equal((covered, reason), (impact.CoveredPercent, impact.Reason));
    }

    [Fact]
    public void Starts_WithoutASignOfLife_AreCountedAllTheSame()
    {
        var impact = Impact(Counted(3, 4));

        Assert.Equal((4.0, 7.0), (impact.FailedStarts, impact.Starts));
        Assert.StartsWith("data for 0 % of the time only", impact.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolution_EndsIt_UnlessItWasAnOverrideOrHasRegressed()
    {
        var resolution = JournalExample.Resolved(1, null, "success-80");
        var lost = JournalExample.Failing.Incident(IncidentRecord.Nothing with { Resolution = resolution }, Success());

        Assert.Equal((resolution.At, true), Ends(Interval(resolution, Now)));
        Assert.Equal((End, false), Ends(Interval(resolution with { OverrideReason = "the demo is over" }, Now)));
        Assert.Equal((End, false), Ends(Interval(resolution, Now, lost)));
        Assert.Equal((End, false), Ends(Interval(null, Now)));
    }

    [Fact]
    public void Over_NothingDriftsAnyMore()
    {
        var resolution = JournalExample.Resolved(1, null);

        var (soon, late) = (Interval(resolution, Now), Interval(resolution, Now.AddDays(90)));

        Assert.Equal(soon.Requests(SuccessRate, new Dictionary<string, MetricTiming>()), late.Requests(SuccessRate, new Dictionary<string, MetricTiming>()));
    }

    [Theory]
    [InlineData(6, 5)]
    [InlineData(25, 5)]
    [InlineData(26, 10)]
    [InlineData(24 * 299, 1440)]
    [InlineData(24 * 400, 1440)]
    public void Steps_OfALongIncident_AreWiderAndBounded(int hours, int minutes)
    {
        var (from, to, step) = Interval(null, End.AddHours(-6 + hours).AddMinutes(1)).Axis;

        Assert.Equal(TimeSpan.FromMinutes(minutes), step);
        Assert.InRange((to - from) / step, 1, 301);
    }

    [Fact]
    public void Interval_LongerThanItsSteps_SaysSinceWhenMinutesAreTold()
    {
        var now = Now.AddDays(400);
        var data = new MinuteData().Add(Alive, [], new Point(End.AddDays(399), 1));

        Assert.Contains("minutes down are those since 2026-06-", Impact(data, now).Reason);
    }

    private static ComputedImpact Impact(MinuteData data, DateTimeOffset? now = null) => data.Evaluate(Options, now ?? Now).Incidents[0].Impact!;

    private static ImpactInterval Interval(Resolution? resolution, DateTimeOffset now, Incident? previous = null) =>
        ImpactInterval.Of(Options.Incidents[0], SuccessRate, NoTimings, IncidentRecord.Nothing with { Resolution = resolution }, previous, now);

    private static (DateTimeOffset, bool) Ends(ImpactInterval interval) => (interval.Until, interval.IsOver);

    private static DashboardOptions Priced(DashboardOptions options) => options with
    {
        Incidents = [options.Incidents[0] with { Impact = new() { Signal = "success-rate", Revenue = new() { PerYear = 500_000, ShareLow = 0.5, ShareHigh = 0.9 } } }],
    };
}
