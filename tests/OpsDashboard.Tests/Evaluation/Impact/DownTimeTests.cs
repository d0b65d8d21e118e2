using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Impact;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Impact;

/// <summary>One letter a step of ten minutes: d down, f some failed, u up, . no starts.</summary>
public sealed class DownTimeTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("uuuu", 0, 0)]
    [InlineData("uddu", 20, 20)]
    [InlineData("d.du", 20, 30)]
    [InlineData("u..d..u", 10, 50)]
    [InlineData("ufdfu", 10, 30)]
    [InlineData("uffdffu", 10, 30)]
    [InlineData("....", 0, 0)]
    [InlineData("f..f", 0, 0)]
    [InlineData("d.fu", 10, 20)]
    public void Steps_AsTheyAre_GiveTheRange(string steps, double low, double high)
    {
        var to = End + (Step * steps.Length);

        var range = DownTime.Of(new ImpactOptions { Signal = "success-rate" }, SuccessRate, Series(steps), (End, to, Step), End, to);

        Assert.Equal(new AmountRange(low, high), range);
    }

    [Fact]
    public void Onset_InsideAStep_CutsIt_AndTheUnfinishedStepCountsAtMost()
    {
        var axis = (End, End + (2 * Step), Step);

        var range = DownTime.Of(new ImpactOptions(), SuccessRate, Series("dd"), axis, End.AddMinutes(4), End.AddMinutes(23));

        Assert.Equal(new AmountRange(16, 19), range);
    }

    private static ValueList<Series> Series(string steps) =>
    [
        Of("done", steps, step => step is 'u' or 'f'),
        Of("failed", steps, step => step is 'd' or 'f'),
    ];

    private static Series Of(string outcome, string steps, Func<char, bool> has) => new(
        new Dictionary<string, string> { ["outcome"] = outcome },
        steps.Select((step, i) => (step, i)).Where(one => has(one.step)).Select(one => new Point(End + (Step * (one.i + 1)), 3)).ToValueList());
}
