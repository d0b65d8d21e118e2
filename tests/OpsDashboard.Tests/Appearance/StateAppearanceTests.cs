using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Appearance;

public sealed class StateAppearanceTests
{
    public static TheoryData<string, StateAppearance[]> Families => new()
    {
        { "tile", Enum.GetValues<TileStatus>().Select(StateAppearance.Of).ToArray() },
        { "criterion", Enum.GetValues<Verdict>().Select(StateAppearance.Of).ToArray() },
        { "why", Enum.GetValues<WhyState>().Select(StateAppearance.Of).ToArray() },
        { "check", Enum.GetValues<CheckState>().Select(StateAppearance.Of).ToArray() },
        { "source", Enum.GetValues<SourceStatus>().Select(StateAppearance.Of).ToArray() },
    };

    [Theory]
    [MemberData(nameof(Families), DisableDiscoveryEnumeration = true)]
    public void Of_EveryState_HasShapeWordAndClassOfItsOwn(string family, StateAppearance[] looks)
    {
        Assert.NotEmpty(family);
        Assert.All(looks, look =>
        {
            Assert.NotEmpty(look.Glyph);
            Assert.NotEmpty(look.Word);
            Assert.StartsWith("is-", look.Css);
            Assert.NotEmpty(look.Shape);
        });
        Assert.Distinct(looks.Select(look => look.Glyph));
        Assert.Distinct(looks.Select(look => look.Word));
        Assert.Distinct(looks.Select(look => look.Css));
        Assert.Distinct(looks.Select(look => (look.Shape, look.Stroke)));
    }

    [Theory]
    [InlineData(IncidentState.Open, null, 9, "open", "is-critical")]
    [InlineData(IncidentState.Mitigated, null, 3, "mitigated", "is-partial")]
    [InlineData(IncidentState.Resolved, null, 9, "resolved", "is-ok")]
    [InlineData(IncidentState.Resolved, null, 8, "resolved, not certain", "is-cannot-tell")]
    [InlineData(IncidentState.Resolved, "customers wait", 8, "resolved by override", "is-warning")]
    [InlineData(IncidentState.Resolved, "customers wait", 9, "resolved by override", "is-warning")]
    public void Of_Incident_IsGreenOnlyWhileAllCriteriaBearItOut(IncidentState state, string? reason, int met, string word, string css)
    {
        var resolution = state is IncidentState.Resolved ? new Resolution(1, SampleSnapshots.At, "ops", reason, []) : null;
        var look = StateAppearance.Of(SampleSnapshots.Outage().Incidents[0] with { State = state, Resolution = resolution, CriteriaMet = met, CriteriaTotal = 9 });

        Assert.Equal((word, css), (look.Word, look.Css));
    }

    [Theory]
    [InlineData(TileStatus.NoData)]
    [InlineData(TileStatus.Stale)]
    [InlineData(TileStatus.Error)]
    [InlineData(TileStatus.NotReached)]
    public void Of_StatusWithoutAClaim_NeverLooksLikeOk(TileStatus status)
    {
        var (ok, look) = (StateAppearance.Of(TileStatus.Ok), StateAppearance.Of(status));

        Assert.NotEqual(ok.Shape, look.Shape);
        Assert.NotEqual(ok.Css, look.Css);
    }
}
