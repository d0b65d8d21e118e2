using System.Security.Cryptography;
using OpsDashboard.Screens;

namespace OpsDashboard.Tests.Screens;

public sealed class ScreenTokenTests
{
    private const string Zeros = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    [Fact]
    public void New_IsReadBackFromItsCookie_AndIsNeverTheSame()
    {
        var (token, other) = (ScreenToken.New(), ScreenToken.New());

        Assert.Equal((token.Sha256, false), (ScreenToken.Read(token.CookieValue)!.Sha256, ScreenToken.Read(token.CookieValue)!.MustPair));
        Assert.NotEqual(token.CookieValue, other.CookieValue);
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token.CookieValue);
        Assert.DoesNotContain(token.CookieValue, $"{token}", StringComparison.Ordinal);
    }

    [Fact]
    public void Hash_IsOfTheBytes_AndTheCodeIsItsFirstThirtyBits()
    {
        var token = ScreenToken.Read(Zeros)!;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(new byte[32])), token.Sha256);
        // 66687aad without its last two bits, five a letter.
        Assert.Equal("ETN 9PD", ScreenCode.Of("66687aad" + new string('0', 56)));
        Assert.Equal("ETN 9PD", token.Code);
    }

    [Fact]
    public void Marker_ChangesNeitherHashNorCode_AndGoesWithThePairing()
    {
        var marked = ScreenToken.Read("p." + Zeros)!;

        Assert.True(marked.MustPair);
        Assert.Equal((ScreenToken.Read(Zeros)!.Sha256, "p." + Zeros), (marked.Sha256, marked.CookieValue));
        Assert.Equal((false, Zeros), (marked.Paired().MustPair, marked.Paired().CookieValue));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p.")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA<script>AAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void OtherCookie_IsNone(string? cookie) => Assert.Null(ScreenToken.Read(cookie));

    [Theory]
    [InlineData("ETN 9PD", "ETN 9PD")]
    [InlineData("etn9pd", "ETN 9PD")]
    [InlineData(" e-t-n 9 p d ", "ETN 9PD")]
    [InlineData("ETN 9P", null)]
    [InlineData("ETN 9PO", null)]
    [InlineData("ET1 9PD", null)]
    [InlineData("🚑🚑🚑", null)]
    [InlineData("", null)]
    public void Code_IsReadAsPeopleType(string typed, string? code) => Assert.Equal(code, ScreenCode.Read(typed));

    [Fact]
    public void Code_OfTenThousandCharacters_IsNone() => Assert.Null(ScreenCode.Read(new string(' ', 10_000) + "ETN9PD"));
}
