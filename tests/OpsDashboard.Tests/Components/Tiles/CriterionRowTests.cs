using Bunit;
using OpsDashboard.Components.Tiles;
using OpsDashboard.Components.Views;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Components.Tiles;

public sealed class CriterionRowTests : BunitContext
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 10, 4, 0, TimeSpan.Zero);

    [Fact]
    public void Row_Revised_SaysTheNewestAtOnce_AndAllOfThemWhenOpened()
    {
        var row = Render(3);

        Assert.Equal("10:04 not-met → 10:09 met after 3 late points", row.Find("summary .why span:last-child").TextContent);
        Assert.Equal(
            ["10:04 not-met → 10:09 met after 3 late points", "10:03 not-met → 10:09 met after 3 late points", "10:02 not-met → 10:09 met after 3 late points"],
            row.FindAll(".facts dd > div").Select(line => line.TextContent));
    }

    [Fact]
    public void Row_RevisedOften_CountsTheRest() => Assert.Equal("and 7 earlier", Render(12).FindAll(".facts dd > div")[^1].TextContent);

    [Fact]
    public void Row_NeverRevised_SaysNothingOfIt()
    {
        var row = Render(0);

        Assert.DoesNotContain("late point", row.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("revised", row.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<CriterionRow> Render(int revisions)
    {
        var criterion = new Criterion
        {
            Id = "success",
            Title = "Success",
            Verdict = Verdict.Met,
            Revisions = Enumerable.Range(0, revisions)
                .Select(i => new VerdictRevision("success", At.AddMinutes(-i), Verdict.NotMet, Verdict.Met, At.AddMinutes(-i), At.AddMinutes(5), 3))
                .ToValueList(),
        };
        return Render<CriterionRow>(parameters => parameters.Add(row => row.Model, CriterionView.Of(criterion, null)));
    }
}
