using OpsDashboard.Components.Layout;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Layout;

public sealed class StateIconTests
{
    private static readonly Resolution Override = new(1, SampleSnapshot.At, "ana", "customers wait", []);

    [Theory]
    [InlineData(Verdict.NotMet, "/icons/not-met.svg")]
    [InlineData(Verdict.CannotTell, "/icons/cannot-tell.svg")]
    [InlineData(Verdict.TooEarly, "/icons/too-early.svg")]
    [InlineData(Verdict.Met, "/icons/met.svg")]
    public void Icon_OfAnIncident_IsThatOfItsVerdict(Verdict verdict, string icon) => Assert.Equal(icon, Of(Judged(verdict)));

    [Fact]
    public void Icon_OfSeveral_IsThatOfTheWorst() => Assert.Equal("/icons/cannot-tell.svg", Of(Judged(Verdict.Met), Judged(Verdict.CannotTell), Judged(Verdict.TooEarly)));

    [Theory]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.NotMet)]
    public void Icon_OfAnOverride_IsNeverThatOfMet(Verdict verdict) =>
        Assert.Equal("/icons/overridden.svg", Of(Judged(Verdict.Met), Judged(verdict) with { State = IncidentState.Resolved, Resolution = Override }));

    [Fact]
    public void Icon_WithoutAnything_IsNoState()
    {
        Assert.Equal(StateIcon.Neutral, StateIcon.Of(null));
        Assert.Equal(StateIcon.Neutral, Of());
    }

    private static string Of(params Incident[] incidents) => StateIcon.Of(SampleSnapshot.Create() with { Incidents = incidents.ToValueList() });

    private static Incident Judged(Verdict verdict) => SampleSnapshot.Incident() is var one ? one with { Answer = one.Answer with { Verdict = verdict } } : throw new InvalidOperationException();
}
