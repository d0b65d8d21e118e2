using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>A number can be asked for again.</summary>
public sealed class CriterionQueriesTests
{
    [Fact]
    public void Queries_AreThoseThatThePlanAsked()
    {
        var options = With(Success(), ShortQueue);
        var planned = ReadingPlan.Requests(options, new Dictionary<string, MetricTiming>(), Now)
            .Where(one => one.Value.Split(", ").Any(user => user is "success-80" or "depth"))
            .Select(one => QueryText.Of(one.Key)).Order(StringComparer.Ordinal);

        var criteria = JournalExample.Healthy.Evaluate(options, Now).Incidents[0].Horizons[0].Criteria;

        Assert.Equal(planned, criteria.SelectMany(criterion => criterion.Queries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Queries_NameFilterAlignersReducersAndLabels()
    {
        var criterion = Only(JournalExample.Healthy.Evaluate(With(Success()), Now));

        Assert.Equal(
            [$"{Jobs} | ALIGN_SUM 3600s | REDUCE_SUM by metric.labels.outcome", $"{Alive} | ALIGN_MAX 60s | REDUCE_SUM"],
            criterion.Queries);
    }

    [Fact]
    public void Queries_OfAnEmptyWindow_AreNone() =>
        Assert.Empty(Only(JournalExample.Healthy.Evaluate(With(Success()).OpenedAt(End), Now)).Queries);

    [Fact]
    public void DataTime_IsTheNewestOfTheSignal_AndOfACompositeTheOldest()
    {
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, ShortQueue, JournalExample.Sign] };
        var data = new MinuteData().Add(Alive, [], EachMinute(60)).Add(Depth, [], EachMinute(57, endingMinutesAgo: 3));

        var criterion = Only(data.Evaluate(With(all), Now));

        Assert.Equal([End, End.AddMinutes(-3), null], criterion.Parts.Select(part => part.DataTime));
        Assert.Equal(End.AddMinutes(-3), criterion.DataTime);
    }
}
