using System.Net;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Program;

/// <summary>The page of all parts is for who develops the product, and nobody else.</summary>
public sealed class StylePageTests
{
    [Theory]
    [InlineData("Production", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("Development", HttpStatusCode.OK, "every part in every state")]
    public async Task Style_IsThere_InDevelopmentAlone(string environment, HttpStatusCode status, string words)
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}", "--environment", environment);

        using var response = await program.Client.GetAsync("/style", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var overview = await program.Client.GetStringAsync("/", TestContext.Current.CancellationToken);

        using var wall = await program.Client.GetAsync("/style/wall", TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status, wall.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Equal(status is HttpStatusCode.OK, overview.Contains("href=\"./style\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NotFound_NamesIncidentsByNumberAlone()
    {
        using var folder = new TemporaryFolder();
        using var program = await RunningProgram.StartAsync($"Data Source={folder.PathOf("journal.db")}");

        using var response = await program.Client.GetAsync("/nothing", TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains(">1278</a>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Staging down", page, StringComparison.Ordinal);
    }
}
