using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;

namespace OpsDashboard.Tests.Components.Views;

public sealed class CriterionViewTests
{
    private static readonly Criterion Ratio = new()
    {
        Id = "success",
        Title = "Success",
        Verdict = Verdict.NotMet,
        IsMeasured = true,
        Measured = 94.96,
        Objective = 95,
        Comparison = Comparison.AtLeast,
        Unit = "%",
        Good = 1182,
        Total = 1245,
        Reason = "awaiting more",
    };

    [Fact]
    public void Of_Ratio_HasValueObjectiveAndCounts()
    {
        var view = CriterionView.Of(Ratio, null);

        Assert.Equal("94.96 %", view.Value);
        Assert.Equal("≥ 95 %", view.Objective);
        Assert.Equal("1,182 of 1,245", view.Counts);
        Assert.Equal(new BarView(95, 95), view.Bar);
    }

    [Fact]
    public void Of_ReasonThatRepeatsValueAndObjective_IsKeptForDetailsOnly()
    {
        var view = CriterionView.Of(Ratio with { Reason = "94.96 %, must be at least 95 %" }, null);

        Assert.Null(view.Note);
        Assert.NotNull(view.Reason);
    }

    [Fact]
    public void Of_OtherReason_IsShown() => Assert.Equal("awaiting more", CriterionView.Of(Ratio, null).Note);

    [Fact]
    public void Of_Composite_CountsItsParts()
    {
        var view = CriterionView.Of(Ratio with { Parts = [Ratio, Ratio with { Verdict = Verdict.Met }] }, null);

        Assert.Equal("1 of 2 parts", view.Value);
        Assert.Null(view.Bar);
        Assert.Equal(2, view.Parts.Count);
    }

    [Fact]
    public void Of_SignOff_HasNoValue()
    {
        var view = CriterionView.Of(new Criterion { Id = "s", Title = "Sign-off", Verdict = Verdict.NotMet, Reason = "awaiting sign-off" }, null);

        Assert.Null(view.Value);
        Assert.Null(view.Bar);
        Assert.Equal("awaiting sign-off", view.Note);
    }

    [Fact]
    public void Of_MetAlready_DoesNotSayWhenItCanBeDecided() =>
        Assert.Null(CriterionView.Of(Ratio with { Verdict = Verdict.Met, DecidableAt = DateTimeOffset.UnixEpoch }, null).DecidableAt);

    [Fact]
    public void Of_ManyRevisions_ShowsTheNewestAndCountsTheRest()
    {
        var at = new DateTimeOffset(2026, 3, 1, 10, 4, 0, TimeSpan.Zero);
        var revisions = Enumerable.Range(0, 20).Select(i => new VerdictRevision("success", at.AddMinutes(-i), Verdict.NotMet, Verdict.Met, at.AddMinutes(-i), at.AddMinutes(5), 3));

        var view = CriterionView.Of(Ratio with { Revisions = revisions.ToValueList() }, null);

        Assert.Equal((5, 15), (view.Revisions.Count, view.EarlierRevisions));
        Assert.Equal("10:04 not-met → 10:09 met after 3 late points", view.Revisions[0]);
    }
}
