using System.Text;
using System.Text.Json;
using OpsDashboard.Live;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Live;

/// <summary>What a page makes of an edit must be the very HTML, whatever the two were; and between two minutes it must be short.</summary>
public sealed class RegionEditTests
{
    private const string Tile = """<article class="card tile is-ok"><h3>Connector CPU</h3><p class="headline"><b>41</b> <span class="unit">%</span></p><p>data <time datetime="2025-09-15T18:36:00Z">18:36</time>, read <time datetime="2025-09-15T18:40:44Z">18:40</time></p></article>""";

    [Fact]
    public void Between_ANumberAndTheTimes_SendsOnlyThem()
    {
        var next = Tile.Replace("<b>41</b>", "<b>43</b>").Replace("18:36", "18:37").Replace("18:40:44", "18:41:44");

        var steps = RegionEdit.Between(Tile, next);

        Assert.NotNull(steps);
        Assert.Equal(next, RegionEdit.Apply(Tile, steps));
        Assert.Equal(["3", "7:00Z\">18:37", "1"], steps.Select(step => step.Put));
    }

    [Theory]
    [InlineData("<p>a</p>", "<p>quite another text, and longer than the old one</p>")]
    [InlineData("", "<p>new</p>")]
    public void Between_HardlyAnythingInCommon_IsNoEdit(string old, string html) => Assert.Null(RegionEdit.Between(old, html));

    [Theory]
    [InlineData("<p>a</p>", "")]
    [InlineData("<li>1</li><li>2</li><li>3</li>", "<li>0</li><li>1</li><li>2</li><li>3</li>")]
    [InlineData("<li>1</li><li>2</li><li>3</li>", "<li>1</li><li>3</li>")]
    [InlineData("a < b <", "a < c <")]
    [InlineData("<p title=\"a > b\">x</p><p>y</p>", "<p title=\"a > c\">x</p><p>y</p>")]
    [InlineData("<b>😀</b><i>rest of it</i>", "<b>😁</b><i>rest of it</i>")]
    public void Apply_OfAnyTwo_IsTheSecond(string old, string html) => AssertRight(old, html);

    [Fact]
    public void Apply_OfRandomMarkup_IsTheSecond()
    {
        var seed = Environment.TickCount;
        var (random, edited) = (new Random(seed), 0);
        for (var run = 0; run < 2_000; run++)
        {
            // Long enough that most are told by an edit.
            var old = string.Concat(Enumerable.Range(0, 12).Select(_ => Markup(random, 0)));
            edited += AssertRight(old, Mutated(old, random), $"seed {seed}, run {run}") ? 1 : 0;
        }

        Assert.InRange(edited, 1_000, 2_000);
    }

    [Fact]
    public void Json_IsTheContract()
    {
        var edited = RegionHtml.Edited("tile-a", Tile, Tile.Replace("41", "7"));

        Assert.Equal($$"""{"key":"tile-a","edit":[[78,2,"7"]],"length":{{Tile.Length - 1}}}""", JsonSerializer.Serialize(edited, SnapshotJson.Options));
        Assert.Equal("""{"key":"a","html":"x"}""", JsonSerializer.Serialize(new RegionHtml("a", "x"), SnapshotJson.Options));
    }

    private static bool AssertRight(string old, string html, string? about = null)
    {
        if (RegionEdit.Between(old, html) is not { } steps)
        {
            return false;
        }

        Assert.True(RegionEdit.Apply(old, steps) == html, $"{about}: {old} → {html}");
        // As the page gets it: half a surrogate pair would not survive JSON.
        var sent = JsonSerializer.Deserialize<JsonElement>(JsonSerializer.Serialize(steps, SnapshotJson.Options));
        Assert.Equal(steps.Select(step => step.Put), sent.EnumerateArray().Select(step => step[2].GetString()!));
        Assert.All(steps, step => Assert.True(step is { Keep: >= 0, Drop: >= 0 }, about));
        return true;
    }

    private static string Markup(Random random, int depth)
    {
        string[] texts = ["41", "18:36", "a < b", "😀", "held by: connector", "", "&amp;", "<", ">"];
        var text = new StringBuilder();
        for (var i = random.Next(1, 5); i > 0; i--)
        {
            text.Append(depth < 3 && random.Next(2) == 0 ? $"<p class=\"c{random.Next(3)}\">{Markup(random, depth + 1)}</p>" : texts[random.Next(texts.Length)]);
        }

        return text.ToString();
    }

    private static string Mutated(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            // By whole characters: what comes from UTF-8 has no halves of pairs.
            var runes = text.EnumerateRunes().ToArray();
            var at = random.Next(runes.Length + 1);
            text = string.Concat(runes[..at]) + Markup(random, 2) + string.Concat(runes[Math.Min(runes.Length, at + random.Next(6))..]);
        }

        return text;
    }
}
