using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Reports;
using OpsDashboard.Reports.Writers;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Reports;

/// <summary>Names, notes, owners and addresses come from anybody: on no surface do they become more than text.</summary>
public sealed class HostileReportTests
{
    // Everything that some forge understands, so that what is not escaped shows.
    private static readonly MarkdownPipeline Eager = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseAutoLinks().UseEmojiAndSmiley(enableSmileys: false).UseTaskLists().Build();

    private static readonly string[] MarkdownElements = ["h1", "h2", "p", "ul", "li", "strong", "em", "code", "table", "thead", "tbody", "tr", "th", "td", "input", "a"];

    private static readonly string[] HtmlElements =
        ["html", "head", "meta", "title", "style", "body", "article", "header", "section", "h1", "h2", "p", "ul", "li", "strong", "bdi", "small", "span", "code", "div", "table", "thead", "tbody", "tr", "th", "td", "a"];

    private static readonly string[] Addresses = ["https://ops.example/", "https://tickets.example/", "https://changes.example/"];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)>",
        "</title></style><script>alert(1)</script>",
        "<!-- x --> <![CDATA[ x ]]> <?php x ?>",
        "&lt;script&gt; &amp; &#60;b&#62;",
        "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)",
        "[x][y]\n\n[y]: https://evil.example",
        "<https://evil.example> https://evil.example www.evil.example ftp://evil.example",
        "mailto:eve@evil.example eve@evil.example tel:123",
        "@everyone @org/team #12 !12 ~label %milestone $7 &9 GH-12 org/repo#3 org/repo@abcdef0",
        "# heading", "## heading", "- item", "+ item", "* item", "1. item", "2) item", "> quote", "---", "===", "```\ncode", "~~~", "    indented",
        "- [x] ticked", "[x] ticked", "| a | b |\n|---|---|\n| c | d |",
        "**bold** __bold__ *em* _em_ ~~strike~~ ~sub~ ^sup^ ==mark== ++ins++ \"\"cite\"\"",
        "`code` ``code``", "$x$ $$x$$ $`x`$", ":smile: :+1:", "{.class #id onclick=alert(1)}", "[^1] [^1]: note", "*[HTML]: x", ": definition", "term\n: definition",
        "line\nline\r\nline\u2028line", "\\ trailing \\", "a  \nb", "<details open><summary>x</summary>",
        "\u202Eevil\u202C \u2066x\u2069 \u200B\uFEFF", "\0\u0007\u001B[31mred\u009B31m", "\uD800", "{code}x{code} [~admin] h1. x {color:red}x{color}",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Markdown_WithIt_IsNothingButText(string text)
    {
        var markdown = ReportMarkdown.Write(With(text));
        var page = new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, Eager));
        var plain = new HtmlParser().ParseDocument(Markdown.ToHtml(ReportMarkdown.Write(With("harmless")), Eager));

        var all = page.Body!.QuerySelectorAll("*").ToArray();
        Assert.Empty(all.Select(element => element.LocalName).Distinct().Except(MarkdownElements));
        Assert.All(all, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        // No element more or less than with a harmless word in its place; code, in which forges look for nothing, is text too.
        Assert.Equal(Counts(plain), Counts(page));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(Addresses, address => link.GetAttribute("href")!.StartsWith(address, StringComparison.Ordinal)));
        Assert.DoesNotMatch(@"[@#!~%][\p{L}\p{N}]|\bwww\.|\bGH-[0-9]", string.Join(' ', page.QuerySelectorAll("p, li, td").Where(element => element.QuerySelector("a") is null).Select(Uncoded)));
        Assert.DoesNotContain("&#8203;", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Html_WithIt_IsNothingButText(string text)
    {
        var page = new HtmlParser().ParseDocument(ReportFile.Write(With(text)));

        Assert.Empty(page.All.Select(element => element.LocalName).Distinct().Except(HtmlElements));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "src" or "style" or "srcdoc"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(Addresses, address => link.GetAttribute("href")!.StartsWith(address, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Surface_WithIt_HidesNothing(string text)
    {
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            var written = WrittenReport.Of(With(text), form).Text;

            Assert.DoesNotContain(written, letter => (char.IsControl(letter) && letter != '\n') || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u2028');
        }
    }

    [Fact]
    public void Text_WithDirectionMarks_ShowsThem()
    {
        var text = ReportPlainText.Write(With("safe\u202Etxt.exe"));

        Assert.Contains("safe‹U+202E›txt.exe", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://good.example@evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/ x")]
    public void Address_ThatMustNotBeALink_StandsInWords(string address)
    {
        var statement = new Statement("Change", new Source("journal", "recorded", SampleSnapshots.At)).LinkedTo(address);

        Assert.Null(statement.Link);
        Assert.Contains(address, statement.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void File_NeedsNothingFromElsewhere()
    {
        var file = ReportFile.Write(SampleReport.Document);

        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">", file, StringComparison.Ordinal);
        Assert.DoesNotMatch("<link|<script|<img|@import|url\\(|@font-face", file);
        Assert.DoesNotContain('\r', file);
    }

    private static string Uncoded(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var code in copy.QuerySelectorAll("code"))
        {
            code.Remove();
        }

        return copy.TextContent;
    }

    private static Dictionary<string, int> Counts(IDocument page) => page.Body!.QuerySelectorAll("*").Where(element => element.LocalName != "code").GroupBy(element => element.LocalName).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The text wherever somebody can write.</summary>
    private static Report With(string text)
    {
        var snapshot = SampleReport.Snapshot;
        var incident = snapshot.Incidents[0];
        return SampleReport.Of(snapshot with
        {
            Tiles = snapshot.Tiles.Select((tile, i) => i == 0 ? tile with { Title = text, Reason = text } : tile).ToValueList(),
            Configuration = snapshot.Configuration.Select(fact => fact with { Value = text, Resource = text, Failure = text }).ToValueList(),
            Sources = snapshot.Sources.Select(source => source with { Status = OpsDashboard.Snapshots.SourceStatus.Denied, Error = text }).ToValueList(),
            Incidents =
            [
                incident with
                {
                    Title = text,
                    Scope = text,
                    Answer = incident.Answer with { Detail = text, Headline = text },
                    Whys = incident.Whys.Select(why => why with { Question = text, Checks = why.Checks.Select(check => check with { Seen = text, Title = text }).ToValueList() }).ToValueList(),
                    Actions = incident.Actions.Select(action => action with { Owner = text, Note = text, Title = text, Team = text, Command = "x" + text }).ToValueList(),
                    Resolution = new Resolution(2, SampleSnapshots.At, text, text, []),
                    Determination = new Determination(text, text),
                    Attempts = incident.Attempts.Select(attempt => attempt with { Title = text, By = text, Resolution = attempt.Resolution is null ? null : attempt.Resolution with { OverrideReason = text } }).ToValueList(),
                    Record = new IncidentRecord { Frozen = incident.Record.Frozen.Select(freeze => freeze with { Note = text, By = text }).ToValueList() },
                },
            ],
        });
    }
}
