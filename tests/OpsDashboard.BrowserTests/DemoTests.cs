namespace OpsDashboard.BrowserTests;

/// <summary>The controls of the demo, in a program of their own: they change what everybody sees.</summary>
public sealed class DemoTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Controls_ChangeTheWorld_OnEveryScreen()
    {
        await using var program = await Dashboard.StartAsync();
        var page = await OpenAsync("/demo", Screen.Laptop, program.Address);
        var wall = await OpenAsync("/", Screen.Desk, program.Address);

        // The buttons are dead until the circuit stands, so the first click is tried until it is heard.
        await UntilHeardAsync(page, "Pause", wall.Locator(".chip.demo"), "clock paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise the connector to 4–10" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What was changed" }).Last).ToContainTextAsync("connector min instances 2 → 4");
        await Expect(wall.Locator(".chip.demo")).ToContainTextAsync("2 changed");
        var stood = await wall.Locator("[data-clock]").TextContentAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip 1 h" }).ClickAsync();
        await Expect(wall.Locator("[data-clock]")).Not.ToHaveTextAsync(stood ?? "");
        Assert.Empty(Faults.All);
    }

    [Fact]
    public async Task LostCircuit_SaysSoInThePage_WithoutADialog()
    {
        var program = await Dashboard.StartAsync();
        var page = await OpenAsync("/demo", Screen.Laptop, program.Address);
        await UntilHeardAsync(page, "Pause", page.Locator(".chip.demo"), "clock paused");

        await program.DisposeAsync();

        await Expect(page.GetByText("The controls have lost their connection")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
    }

    [Fact]
    public async Task RealSource_HasNoControls()
    {
        // Port 9 (discard) answers nobody here: a source that is away is a source all the same.
        await using var program = await Dashboard.StartAsync(0, "--CloudMonitoring:Endpoint=http://127.0.0.1:9");
        var page = await NewPageAsync(Screen.Laptop, program.Address);

        var response = await page.GotoAsync("/demo");

        Assert.Equal(404, response?.Status);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Demo" })).ToHaveCountAsync(0);
    }

    private static async Task UntilHeardAsync(IPage page, string button, ILocator effect, string text)
    {
        var heard = Expect(effect).ToContainTextAsync(text);
        while (!heard.IsCompleted)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Task.WhenAny(heard, page.WaitForTimeoutAsync(200));
        }

        await heard;
    }
}
