namespace OpsDashboard.BrowserTests;

/// <summary>A real wall, and an operator who pairs it, in a program of their own: what one withdraws another must not miss.</summary>
public sealed class ScreensTests(Stage stage) : BrowserTest(stage)
{
    [Fact]
    public async Task Wall_IsPairedWithdrawnAndPairedAgain_AndKeepsItsNameOverARestart()
    {
        var folder = Directory.CreateTempSubdirectory("screens");
        string[] arguments = [$"--Journal:ConnectionString=Data Source={Path.Combine(folder.FullName, "journal.db")}", "--Emulator:Resume=true"];
        var program = await Dashboard.StartAsync(0, arguments);
        var wall = await OpenAsync("/wall", Screen.Desk, program.Address);
        var desk = await OpenAsync("/screens", Screen.Laptop, program.Address);
        var name = wall.Locator("[data-screen]");
        await Expect(desk.GetByText("No wall screen yet.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("1 unpaired wall is connected")).ToBeVisibleAsync();
        var code = (await name.GetAttributeAsync("data-screen"))!;
        Assert.Matches("^[2-9A-HJ-NP-Z]{3} [2-9A-HJ-NP-Z]{3}$", code);
        Assert.DoesNotContain("screen", await wall.EvaluateAsync<string>("document.cookie"), StringComparison.Ordinal);

        await PairAsync(desk, code.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal), "Ops room");
        await Expect(name).ToHaveTextAsync("Screen Ops room");
        var row = desk.Locator("table.paired tbody tr");
        await Expect(row).ToContainTextAsync("connected since");
        await Expect(row).ToContainTextAsync("overview, 1920 × 1080");
        await Expect(row).ToContainTextAsync("current");

        await desk.GetByRole(AriaRole.Button, new() { Name = "Withdraw Ops room" }).ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Withdraw it" }).ClickAsync();
        await Expect(wall.GetByRole(AriaRole.Heading, new() { Name = "This screen was withdrawn" })).ToBeVisibleAsync();
        await Expect(wall.Locator("[data-region]")).ToHaveCountAsync(0);
        var another = (await name.GetAttributeAsync("data-screen"))!;
        Assert.NotEqual(code, another);

        await PairAsync(desk, another, "Lobby");
        await Expect(name).ToHaveTextAsync("Screen Lobby");
        await Expect(wall.Locator("[data-region]")).Not.ToHaveCountAsync(0);
        Assert.Empty(Faults.All);

        // The same browser at the same address: the cookie is all that says which screen it is.
        var port = program.Address.Port;
        await program.DisposeAsync();
        await using var restarted = await Dashboard.StartAsync(port, arguments);
        await wall.ReloadAsync();
        await Expect(name).ToHaveTextAsync("Screen Lobby");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Names_AsNobodyShouldGiveThem_AreRefusedInWordsOrShownAsText()
    {
        await using var program = await Dashboard.StartAsync();
        var wall = await OpenAsync("/wall", Screen.Desk, program.Address);
        var desk = await OpenAsync("/screens", Screen.Phone, program.Address);
        await Expect(desk.GetByText("1 unpaired wall is connected")).ToBeVisibleAsync();
        var code = (await wall.Locator("[data-screen]").GetAttributeAsync("data-screen"))!;
        const string Image = "<img src=x onerror=hit(7)>";

        await TryAsync(desk, Image, Image, "must be the six letters and digits");
        await TryAsync(desk, "", "x", "found an empty text");
        await TryAsync(desk, code, "", "found an empty text");
        await TryAsync(desk, code, "a\u202Eb", "found the character U+202E");
        await TryAsync(desk, code, new string('n', 150), "found 150 characters, must be at most 60");
        await TryAsync(desk, "AAA AAA", "x", "which no connected screen shows");
        await PairAsync(desk, code, Image);

        await Expect(wall.Locator("[data-screen]")).ToHaveTextAsync($"Screen {Image}");
        await Expect(desk.Locator("th[scope=row]")).ToHaveTextAsync(Image);
        Assert.True(await desk.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await desk.GetByRole(AriaRole.Button, new() { Name = $"Rename {Image}" }).ClickAsync();
        await desk.GetByLabel($"New name of {Image}").FillAsync("Lobby");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await Expect(wall.Locator("[data-screen]")).ToHaveTextAsync("Screen Lobby");
        Assert.Empty(Faults.All);
    }

    private static async Task TryAsync(IPage desk, string code, string name, string words)
    {
        await PairAsync(desk, code, name);
        await Expect(desk.Locator(".field em").First).ToContainTextAsync(words);
    }

    private static async Task PairAsync(IPage desk, string code, string name)
    {
        await desk.GetByLabel("Code on the screen").FillAsync(code);
        await desk.GetByLabel("Name of the screen").FillAsync(name);
        await desk.GetByRole(AriaRole.Button, new() { Name = "Pair", Exact = true }).ClickAsync();
    }
}
