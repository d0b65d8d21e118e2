namespace OpsDashboard.BrowserTests;

/// <summary>A page whose script never comes still says that it is not live.</summary>
public sealed class WithoutScriptTests(Stage stage) : BrowserTest(stage)
{
    // An end of its time instead of 15 s of ours: what is tested is what stands there then.
    private const string Later = """
        () => {
          const waiting = document.getAnimations().filter(animation => animation.animationName === 'waiting');
          const before = getComputedStyle(document.body, '::before');
          const hidden = before.visibility;
          waiting.forEach(animation => { animation.currentTime = 14_900; });
          const soon = getComputedStyle(document.body, '::before').visibility;
          waiting.forEach(animation => animation.finish());
          const after = getComputedStyle(document.body, '::before');
          return [hidden, soon, after.visibility, after.content, after.position];
        }
        """;

    [Theory]
    [InlineData("/", ReducedMotion.NoPreference)]
    [InlineData("/", ReducedMotion.Reduce)]
    [InlineData("/incidents/1278", ReducedMotion.NoPreference)]
    [InlineData("/wall", ReducedMotion.NoPreference)]
    public async Task ScriptThatNeverComes_IsSaid_After15Seconds(string path, ReducedMotion motion)
    {
        var page = await NewPageAsync(Screen.Laptop, options: new() { ReducedMotion = motion });
        // Neither an answer nor an error: as behind a proxy that lets nothing of it through.
        await page.RouteAsync(url => url.Contains("/live.", StringComparison.Ordinal), _ => Task.CompletedTask);
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.Locator("main h1")).ToBeVisibleAsync();

        var said = await page.EvaluateAsync<string[]>(Later);

        Assert.Equal(["hidden", "hidden", "visible"], said[..3]);
        Assert.Contains("NOT LIVE", said[3], StringComparison.Ordinal);
        Assert.Equal("fixed", said[4]);
    }

    [Fact]
    public async Task ScriptThatCame_LeavesNothingOfIt()
    {
        var page = await OpenAsync("/", Screen.Laptop);

        Assert.Equal("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.body, '::before').content"));
    }
}
