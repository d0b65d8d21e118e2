using OpsDashboard.Components.Views;

namespace OpsDashboard.Tests.Components.Views;

public sealed class HeadlineViewTests
{
    [Theory]
    [InlineData("NOT FIXED.", "NOT FIXED.", null)]
    [InlineData("RESOLVED BY OVERRIDE (customers (all) wait, by ops, 15 Sep).", "RESOLVED BY OVERRIDE", "(customers (all) wait, by ops, 15 Sep).")]
    [InlineData("FIXED (so it seems)", "FIXED (so it seems)", null)]
    public void Of_WithParentheses_SplitsBeforeThem(string headline, string words, string? said) =>
        Assert.Equal(new HeadlineView(words, said), HeadlineView.Of(headline));
}
