using CsCheck;
using OpsDashboard.Api.Badges;

namespace OpsDashboard.Tests.Api.Badges;

public sealed class BadgeTextTests
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("two\r\n  lines ", "two lines")]
    [InlineData("a\0b\u202Ec\uFFFE", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("", "")]
    public void Fit_WhatIsShortEnough_IsMadeSafeOnly(string text, string safe) => Assert.Equal(safe, BadgeText.Fit(text, 500).Text);

    [Fact]
    public void Fit_WhatIsTooLong_EndsInAnEllipsis()
    {
        var text = BadgeText.Fit("a title that is longer than its place", 100);

        Assert.EndsWith("…", text.Text, StringComparison.Ordinal);
        Assert.InRange(text.Width, 60, 101);
    }

    [Fact]
    public void Fit_EmojiOfSeveralParts_IsNotCutInTwo() =>
        Assert.Equal("👩‍👩‍👧‍👦👩‍👩‍👧‍👦…", BadgeText.Fit(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 20)), 50).Text);

    [Fact]
    public void Fit_AnyText_StaysWithinItsPlace() =>
        Gen.String.Sample(text => BadgeText.Fit(text, 120) is { Width: <= 121 } fitted && !fitted.Text.Any(char.IsControl));
}
