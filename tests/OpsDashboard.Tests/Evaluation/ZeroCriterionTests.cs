using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>None at all.</summary>
public sealed class ZeroCriterionTests
{
    [Theory]
    [InlineData(0, 60, Verdict.Met, null)]
    [InlineData(0, 59, Verdict.TooEarly, "data for 59 of 60 minutes")]
    [InlineData(0, 0, Verdict.CannotTell, "no data: neither events nor signs of life in the window")]
    [InlineData(1, 60, Verdict.NotMet, "1 jobs in the window, must be none")]
    [InlineData(1, 3, Verdict.NotMet, "1 jobs in the window, must be none")]
    public void Zero_NeedsASignOfLifeForEveryMinute(int events, int aliveMinutes, Verdict verdict, string? reason)
    {
        var data = new MinuteData().Add(Alive, [], EachMinute(aliveMinutes));
        if (events > 0)
        {
            data.Add(Failures.Query.Filter, [], At(0, events));
        }

        var criterion = Only(data.Evaluate(With(Zero), Now));

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
    }
}
