using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation;

/// <summary>What is made of parts.</summary>
public sealed class CompositeTests
{
    [Theory]
    [InlineData(new[] { Verdict.Met, Verdict.Met }, Verdict.Met)]
    [InlineData(new[] { Verdict.Met, Verdict.TooEarly }, Verdict.TooEarly)]
    [InlineData(new[] { Verdict.TooEarly, Verdict.CannotTell }, Verdict.CannotTell)]
    [InlineData(new[] { Verdict.CannotTell, Verdict.NotMet, Verdict.Met }, Verdict.NotMet)]
    public void Composite_TakesTheWorst(Verdict[] parts, Verdict whole) => Assert.Equal(whole, Composite.Worst(parts));

    [Fact]
    public void All_Unsigned_NamesTheOpenPart()
    {
        var signOff = new CriterionOptions { Id = "sign", Title = "Operator sign-off", Kind = CriterionKind.SignOff };
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, signOff] };

        var criterion = Only(new MinuteData().Add(Alive, [], EachMinute(60)).Evaluate(With(all), Now));

        Assert.Equal((Verdict.NotMet, "Operator sign-off: awaiting sign-off"), (criterion.Verdict, criterion.Reason));
        Assert.Equal((1.0, 2.0, "parts"), (criterion.Measured, criterion.Objective, criterion.Unit));
    }
}
