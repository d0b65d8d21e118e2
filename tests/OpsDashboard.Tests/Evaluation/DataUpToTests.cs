using OpsDashboard.Api.Badges;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>"Data up to" is what was really read, never what could have been.</summary>
public sealed class DataUpToTests
{
    private static readonly string[] Queries = [Jobs, Durations, Depth, Alive, Failures.Query.Filter];

    private static MinuteData Healthy => new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(60)).Add(Jobs, Outcome("done"), At(3, 20));

    [Fact]
    public void Normal_IsTheNewestDataOfAShownSignal()
    {
        Assert.Equal("Data up to 12:00 (normal Cloud Monitoring delay).", Freshness(Healthy.Evaluate(With(Success()), Now)));
        // The newest of all, although the presence of the others is a minute older.
        Assert.Equal("Data up to 12:00 (normal Cloud Monitoring delay).", Freshness(new MinuteData().Add(Alive, [], EachMinute(60, endingMinutesAgo: 1)).Add(Depth, [], EachMinute(60)).Evaluate(With(Success()), Now)));
    }

    [Fact]
    public void NothingEverRead_IsNoData()
    {
        Assert.Equal("No data.", Freshness(Down(new MinuteData()).Evaluate(With(Success()), Now)));
        Assert.Equal("No data.", Freshness(new MinuteData().Evaluate(With(Success()), Now)));
    }

    [Fact]
    public void Outage_DoesNotAdvanceIt()
    {
        var options = With(Success());
        var result = Healthy.Evaluate(options, Now);
        for (var minute = 1; minute <= 90; minute++)
        {
            result = Down(new MinuteData()).Evaluate(options, Now.AddMinutes(minute), result);

            Assert.Equal("Data up to 12:00, but 4 of 4 signals cannot be read.", Freshness(result));
        }
    }

    [Fact]
    public void Outage_OverMidnight_SaysTheDay()
    {
        var options = With(Success());

        var result = Down(new MinuteData()).Evaluate(options, Now.AddDays(1), Healthy.Evaluate(options, Now));

        Assert.Equal("Data up to 1 Mar 12:00, but 4 of 4 signals cannot be read.", Freshness(result));
    }

    [Fact]
    public void JournalUnread_SaysTheSame()
    {
        var result = Healthy.Evaluate(With(Success()), Now, previous: null, OpsDashboard.Evaluation.Recorded.JournalFacts.NotRead("locked"));

        Assert.Equal("Data up to 12:00 (normal Cloud Monitoring delay).", Freshness(result));
    }

    [Fact]
    public void Badge_OfACriterionInAnOutage_IsNotOfLaterThanItsData()
    {
        var options = With(Success());
        var result = Down(new MinuteData()).Evaluate(options, Now.AddMinutes(30), Healthy.Evaluate(options, Now));

        var badge = BadgeView.OfCriterion(new DashboardSnapshot(1, Now.AddMinutes(30), "sample", Demo: null, [], result.Tiles, result.Incidents), "7", "success-80");

        Assert.Equal(End, badge.AsOf);
    }

    private static string Freshness(EvaluationResult result) => result.Incidents[0].Answer.Freshness;

    private static MinuteData Down(MinuteData data)
    {
        foreach (var query in Queries)
        {
            data.Failures[query] = new ReadingFailure(FailureKind.Unreachable, "no answer");
        }

        return data;
    }
}
