using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OpsDashboard.Components.Notes;

namespace OpsDashboard.Tests.Components.Notes;

public sealed class SafeMarkdownTests
{
    private static readonly string[] Elements =
    [
        "p", "em", "strong", "code", "pre", "blockquote", "ul", "ol", "li", "a", "br", "hr", "h4", "h5", "h6",
    ];

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>",
        "text <script src=//evil.example/x.js></script> text",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<style>*{display:none}</style>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<form action=/incidents/1/act><button>x</button></form>",
        "<!-- --><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php echo 1 ?><b onclick=alert(1)>x</b>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
        "<div data-region=sentence data-title data-announce-key=x>forged</div>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](\tjavascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6A;&#x61;vascript&colon;alert(1))",
        "[x](javascript&#58;alert(1))",
        "[x](\\javascript:alert(1))",
        "[x](%6Aavascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "[x](blob:https://a.example/1)",
        "[x](view-source:https://a.example/)",
        "[x](//evil.example/)",
        "[x](/incidents/1/act)",
        "[x](http:evil)",
        "[x][r]\n\n[r]: javascript:alert(1)",
        "[r]\n\n[r]: <javascript:alert(1)> \"onclick=alert(1)\"",
        "[r][]\n\n[r]: data:text/html,<script>alert(1)</script>",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "<vbscript:x>",
        "<https://a.example/\"onmouseover=\"alert(1)>",
        "[x](https://a.example/ \"t\\\" onmouseover=\\\"alert(1)\")",
        "[x](https://a.example/\" onmouseover=\"alert(1))",
        "![x](https://evil.example/pixel.gif)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[![x](javascript:alert(1))](javascript:alert(2))",
        "![![x](https://a.example/)](https://b.example/)",
        "[x](mailto:a@b.example?subject=\"><script>alert(1)</script>)",
        "```html\" onclick=\"alert(1)\n<script>alert(1)</script>\n```",
        "``` javascript:alert(1)\nx\n```",
        "`<script>alert(1)</script>`",
        "# <script>alert(1)</script>\n\nSetext <img src=x onerror=alert(1)>\n===",
        "> <script>alert(1)</script>\n> [x](javascript:alert(1))",
        "- <img src=x onerror=alert(1)>\n  - [x](javascript:alert(1))",
        "{.class #id onclick=alert(1)}\n\n# title {#content .lost}",
        "www.evil.example/\"onmouseover=alert(1) javascript:alert(1) https://a.example/<script>",
        "\u202Egpj.exe\u202C [\u202Ecilbup\u202C](https://a.example/)",
        "[x](https://a.example/\u202Emoc.elpmaxe)",
        "\0<scr\0ipt>alert(1)</scr\0ipt>",
        "[x](\u0001javascript:alert(1))",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
        "| a | b |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:alert(1)) |",
        "<details open ontoggle=alert(1)>",
        "</div></div><script>alert(1)</script>",
        "<math><mtext></table><mglyph><style><img src=x onerror=alert(1)>",
        "<a\thref='java&#115;cript:alert(1)'>x</a>",
    ];

    public static TheoryData<string> Endless =>
    [
        new string('>', 9_000),
        new string('*', 9_000) + "a" + new string('*', 900),
        string.Concat(Enumerable.Repeat("**a *b ", 1_400)),
        string.Concat(Enumerable.Repeat("_a", 4_900)),
        new string('[', 9_900),
        string.Concat(Enumerable.Repeat("[a](", 2_400)),
        string.Concat(Enumerable.Repeat("![", 4_900)),
        string.Concat(Enumerable.Range(0, 120).Select(depth => new string(' ', depth * 2) + "- a\n"))[..9_900],
        string.Concat(Enumerable.Repeat("<a ", 3_000)),
        string.Concat(Enumerable.Range(1, 120).Select(length => new string('`', length) + "a")),
        string.Concat(Enumerable.Repeat("&#", 4_900)),
        new string('<', 9_900),
        new string('\n', 9_900),
        new string('a', 200_000) + "<script>",
        string.Concat(Enumerable.Repeat("http://a", 1_200)),
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void Html_OfHostileText_HoldsOnlyWhatIsAllowed(string text) => AssertHarmless(SafeMarkdown.Html(text));

    [Theory, MemberData(nameof(Endless))]
    public void Html_OfTextMadeToTakeLong_IsBoundedAndHarmless(string text)
    {
        var html = SafeMarkdown.Html(text);

        AssertHarmless(html);
        Assert.InRange(html.Length, 0, 30 * SafeMarkdown.Longest);
    }

    [Fact]
    public void Html_OfMarkdown_IsWhatItSays() => Assert.Equal(
        "<h4>Done</h4><ul><li><strong>min 4</strong> and <code>x</code></li></ul><p><a href=\"https://a.example/b\" rel=\"nofollow noopener noreferrer\">change</a></p>",
        SafeMarkdown.Html("# Done\n- **min 4** and `x`\n\n[change](https://a.example/b)").Replace("\n", "", StringComparison.Ordinal));

    [Fact]
    public void Html_OfAnImage_IsALinkToIt() => Assert.Equal(
        "<p><a href=\"https://a.example/g.png\" rel=\"nofollow noopener noreferrer\">graph</a></p>", SafeMarkdown.Html("![graph](https://a.example/g.png)").Trim());

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    [InlineData("a@b.example", null)]
    [InlineData("HTTPS://A.example", "https://a.example/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData(" https://a.example", null)]
    [InlineData("ftp://a.example", null)]
    [InlineData("https:///nohost", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void SafeUrl_OfAnAddress_IsThatOrNone(string? text, string? url) => Assert.Equal(url, SafeUrl.Of(text));

    private static void AssertHarmless(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Elements);
            Assert.All(element.Attributes, attribute => AssertAllowed(element, attribute));
        }

        Assert.DoesNotContain(body.Descendants(), node => node.NodeType is NodeType.Comment or NodeType.ProcessingInstruction);
    }

    private static void AssertAllowed(IElement element, IAttr attribute)
    {
        var allowed = (element.LocalName, attribute.Name) switch
        {
            ("a", "href") => attribute.Value.StartsWith("https://", StringComparison.Ordinal) || attribute.Value.StartsWith("http://", StringComparison.Ordinal) || attribute.Value.StartsWith("mailto:", StringComparison.Ordinal),
            ("a", "rel") => attribute.Value == "nofollow noopener noreferrer",
            ("ol", "start") => int.TryParse(attribute.Value, out _),
            _ => false,
        };
        Assert.True(allowed, $"<{element.LocalName} {attribute.Name}=\"{attribute.Value}\">");
    }
}
