using OpsDashboard.Configuration;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Screens;

namespace OpsDashboard.Tests.Screens;

public sealed class ScreenAccessTests
{
    private static readonly ScreenToken Token = ScreenToken.New();
    private static readonly ScreenToken Marked = ScreenToken.New(mustPair: true);

    [Theory]
    [InlineData("wall", true)]
    [InlineData("wall-phases", true)]
    [InlineData("wall-pairing", true)]
    [InlineData("wallet", false)]
    [InlineData("overview", false)]
    [InlineData(null, false)]
    public void ViewsOfTheWall_AreThose(string? view, bool expected) => Assert.Equal(expected, ScreenAccess.IsOfWall(view));

    [Theory]
    [InlineData("wall", nameof(ScreenAdmission.Admitted), nameof(ScreenAdmission.Admitted), nameof(ScreenAdmission.Waits))]
    [InlineData("wall-phases", nameof(ScreenAdmission.Admitted), nameof(ScreenAdmission.Admitted), nameof(ScreenAdmission.Waits))]
    [InlineData("wall-pairing", nameof(ScreenAdmission.Elsewhere), nameof(ScreenAdmission.Elsewhere), nameof(ScreenAdmission.Waits))]
    public void Token_UnpairedPairedAndWithdrawn_InModeNone(string view, string unpaired, string paired, string withdrawn)
    {
        Assert.Equal(unpaired, To(view, Token, RecordedScreens.Nothing));
        Assert.Equal(paired, To(view, Token, Paired(Token)));
        Assert.Equal(withdrawn, To(view, Token, RecordedScreens.Nothing with { Withdrawn = [Token.Sha256] }));
    }

    [Fact]
    public void ScreenThatWasWithdrawn_WaitsUntilItIsPairedAgain()
    {
        Assert.Equal("Waits", To("wall", Marked, RecordedScreens.Nothing));
        Assert.Equal("Admitted", To("wall-pairing", Marked, RecordedScreens.Nothing));
        Assert.Equal("Admitted", To("wall", Marked, Paired(Marked)));
        Assert.Equal("Elsewhere", To("wall-pairing", Marked, Paired(Marked)));
    }

    [Fact]
    public void NoToken_InModeNone_MayLook() => Assert.Equal("Admitted", To("wall", null, RecordedScreens.Nothing));

    [Fact]
    public void OtherMode_LetsPairedScreensInAlone_AndNobodyManage()
    {
        const AuthenticationMode Other = (AuthenticationMode)1;

        Assert.Equal(ScreenAdmission.Admitted, ScreenAccess.To("wall", Token, Paired(Token), Other));
        Assert.Equal(ScreenAdmission.Refused, ScreenAccess.To("wall", Token, RecordedScreens.Nothing, Other));
        Assert.Equal(ScreenAdmission.Refused, ScreenAccess.To("wall", null, RecordedScreens.Nothing, Other));
        Assert.Equal((true, false), (ScreenAccess.MayManage(AuthenticationMode.None), ScreenAccess.MayManage(Other)));
    }

    private static string To(string view, ScreenToken? token, RecordedScreens screens) => ScreenAccess.To(view, token, screens, AuthenticationMode.None).ToString();

    private static RecordedScreens Paired(ScreenToken token) => RecordedScreens.Nothing with { Paired = [new RecordedScreen(1, "Ops", token.Sha256, default, "Ann")] };
}
