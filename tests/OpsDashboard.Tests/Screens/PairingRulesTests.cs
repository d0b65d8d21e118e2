using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Screens;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Screens;

public sealed class PairingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
    private static readonly ScreenToken Left = ScreenToken.New();
    private static readonly ScreenToken Right = ScreenToken.New();
    private static readonly RecordedScreens One = new([new RecordedScreen(4, "Ops room", Left.Sha256, Now, "Ann")], [], 4, 17);

    [Fact]
    public void Pair_ConnectedWall_WritesNameHashAndWho_WithANewNumber()
    {
        var (entry, refusal) = PairingRules.Pair(One, [Left.Sha256, Right.Sha256, Right.Sha256], Right.Code, "  Lobby 🚑 ", "Ben", Now);

        Assert.Null(refusal);
        Assert.Equal((0, EntryKind.ScreenPaired, "5", "Ben", 17L), (entry!.Incident, entry.Kind, entry.Subject, entry.By, entry.ExpectedVersion!.Value));
        Assert.Equal(EntryJson.Write(new ScreenPairedBody("Lobby 🚑", Right.Sha256)), entry.Body);
        Assert.DoesNotContain(Right.CookieValue, entry.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Pair_WithoutAName_OfWhoDidIt_IsAnonymous() => Assert.Equal("anonymous", Pair(Right.Code, "Lobby", " ").Entry!.By);

    [Theory]
    [InlineData(null, "found nothing")]
    [InlineData("", "found an empty text")]
    [InlineData("   ", "found an empty text")]
    [InlineData("K7M4Q", "found K7M4Q, must be the six letters and digits that stand on the screen")]
    [InlineData("I0O 111", "it has no I, O, 0 and 1")]
    [InlineData("<script>", "must be the six")]
    [InlineData("\u202EK7M", "must be the six")]
    public void Code_ThatIsNone_IsRefusedInWords(string? code, string words) => Assert.Contains(words, Fault(Pair(code, "Lobby"), "code"), StringComparison.Ordinal);

    [Fact]
    public void Code_OfTenThousandCharacters_IsRefused_AndNotRepeated() => Assert.InRange(Fault(Pair(new string('A', 10_000), "Lobby"), "code").Length, 20, 200);

    [Fact]
    public void Code_ThatNoConnectedScreenShows_SaysSo() =>
        Assert.Contains("which no connected screen shows", Fault(PairingRules.Pair(One, [Left.Sha256], Right.Code, "Lobby", null, Now), "code"), StringComparison.Ordinal);

    [Fact]
    public void Code_OfAPairedScreen_SaysItsName() => Assert.Contains("which is paired already, as Ops room", Fault(Pair(Left.Code, "Lobby"), "code"), StringComparison.Ordinal);

    [Fact]
    public void Code_OfTwoConnectedScreens_IsRefused()
    {
        var (one, two) = (Right.Sha256, Right.Sha256[..8] + new string('0', 56));

        Assert.Contains("which 2 connected screens show by chance", Fault(PairingRules.Pair(One, [one, two], Right.Code, "Lobby", null, Now), "code"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "must be a text on one line")]
    [InlineData(" ", "found an empty text")]
    [InlineData("ops ROOM", "must be another name: screen 4 has it")]
    [InlineData("a\u202Eb", "found the character U+202E")]
    [InlineData("a\nb", "found the character U+000A")]
    public void Name_ThatMayNotBe_IsRefusedInWords(string? name, string words) => Assert.Contains(words, Fault(Pair(Right.Code, name), "name"), StringComparison.Ordinal);

    // Not a row of the theory: the runner would mend it.
    [Fact]
    public void Name_WithHalfALetter_IsRefused() => Assert.Contains("half of a surrogate pair", Fault(Pair(Right.Code, "\uD83D"), "name"), StringComparison.Ordinal);

    [Fact]
    public void Name_OfTenThousandCharacters_IsRefused() => Assert.Equal("found 10000 characters, must be at most 60", Fault(Pair(Right.Code, new string('n', 10_000)), "name"));

    [Fact]
    public void Pair_WhenAllPlacesAreTaken_IsRefused()
    {
        var full = One with { Paired = Enumerable.Range(1, RecordedScreens.MostPaired).Select(i => new RecordedScreen(i, $"s{i}", $"{i:x64}", Now, "Ann")).ToValueList() };

        Assert.Contains("must be at most 200", Fault(PairingRules.Pair(full, [Right.Sha256], Right.Code, "Lobby", null, Now), "code"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rename_KeepsNumberAndToken_AndMayChangeTheCaseOfItsOwnName()
    {
        var entry = PairingRules.Rename(One, 4, "OPS ROOM", null, Now).Entry!;

        Assert.Equal(("4", EntryJson.Write(new ScreenPairedBody("OPS ROOM", Left.Sha256))), (entry.Subject, entry.Body));
    }

    [Fact]
    public void ScreenThatIsGone_IsNeitherRenamedNorWithdrawn()
    {
        Assert.IsType<Outcome.NotFound>(PairingRules.Rename(One, 9, "x", null, Now).Refusal);
        Assert.IsType<Outcome.NotFound>(PairingRules.Withdraw(One, 9, null, Now).Refusal);
    }

    private static PairingDecision Pair(string? code, string? name, string? by = null) => PairingRules.Pair(One, [Left.Sha256, Right.Sha256], code, name, by, Now);

    private static string Fault(PairingDecision decision, string field) => Assert.IsType<Outcome.Invalid>(decision.Refusal).Faults.First(fault => fault.Field == field).Message;
}
