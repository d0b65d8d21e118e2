using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Evaluation;

public sealed class SeriesCountTests
{
    [Theory]
    [InlineData("REDUCE_SUM", "metric.labels.zone", "the query returned 3 series, one for each metric.labels.zone: REDUCE_SUM joins only what GroupBy does not keep apart; shorten GroupBy or narrow the filter")]
    [InlineData("REDUCE_NONE", null, "the query returned 3 series; a Reducer such as REDUCE_SUM must join them into one")]
    [InlineData("", null, "the query returned 3 series; a Reducer such as REDUCE_SUM must join them into one")]
    [InlineData("REDUCE_MAX", null, "the query returned 3 series, which REDUCE_MAX should have joined into one")]
    public void TooMany_SaysWhatIsTheCase(string reducer, string? groupBy, string words) =>
        Assert.Equal(words, SeriesCount.TooMany(3, new QueryOptions { Reducer = reducer, GroupBy = groupBy is null ? [] : [groupBy] }));
}
