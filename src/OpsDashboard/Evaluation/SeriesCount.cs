using OpsDashboard.Configuration;

namespace OpsDashboard.Evaluation;

/// <summary>Why a query gave several series where one is needed.</summary>
static class SeriesCount
{
    /// <summary>With what must change so that it gives one.</summary>
    public static string TooMany(int count, QueryOptions query) =>
        query.GroupBy.Count > 0 ? $"the query returned {count} series, one for each {string.Join(" and ", query.GroupBy)}: {query.Reducer} joins only what GroupBy does not keep apart; shorten GroupBy or narrow the filter"
        : query.Reducer is "" or "REDUCE_NONE" ? $"the query returned {count} series; a Reducer such as REDUCE_SUM must join them into one"
        : $"the query returned {count} series, which {query.Reducer} should have joined into one";
}
