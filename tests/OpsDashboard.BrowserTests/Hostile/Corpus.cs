namespace OpsDashboard.BrowserTests.Hostile;

/// <summary>Names as nobody should give them, by class. <c>§</c> stands for the payload's number.</summary>
static class Corpus
{
    private static readonly (string Class, Place Runs, string[] Texts)[] Classes =
    [
        ("element", Place.Html,
        [
            "<img src=x onerror=hit(§)>", "<IMG SRC=x ONERROR=hit(§)>", "<img/src=\"x\"/onerror=hit(§)>", "<img src=x onerror='hit(§)'>", "<img src=x onerror=\"hit(§)\">", "<img src=x onerror=\nhit(§)>",
            "<img src=x onerror=&#104;it(§)>", "<img src=x:x onerror=alert(§)>", "<img src=/canary/§>", "<img srcset=/canary/§>", "<svg onload=hit(§)>", "<svg/onload=hit(§)>", "<svg><script>hit(§)</script></svg>",
            "<svg><animate onbegin=hit(§) attributeName=x dur=1s>", "<svg><set onbegin=hit(§) attributename=x>", "<svg><image href=/canary/§></svg>", "<svg><style><img src=x onerror=hit(§)></style></svg>",
            "<body onload=hit(§)>", "<iframe srcdoc=\"<script>parent.hit(§)</script>\"></iframe>", "<iframe src=javascript:parent.hit(§)></iframe>", "<iframe src=/canary/§></iframe>", "<object data=/canary/§></object>",
            "<embed src=/canary/§>", "<video><source onerror=hit(§)></video>", "<video poster=/canary/§></video>", "<audio src=x onerror=hit(§)>", "<details open ontoggle=hit(§)>x</details>", "<input autofocus onfocus=hit(§)>",
            "<link rel=stylesheet href=/canary/§>", "<style>@import '/canary/§';</style>", "<style onload=hit(§)></style>", "<img src onerror=hit(§)>", "<div style=\"background:url(/canary/§)\">x</div>",
            "<script>hit(§)</script>", "<script src=data:text/javascript,hit(§)></script>", "<ScRiPt >hit(§)</sCrIpT>", "<script/x>hit(§)</script\t>", "<script>alert(§)</script>", "<script>document.title='§';hit(§)</script>",
            "<<script>hit(§)//<</script>", "<x><img src=x onerror=hit(§)>", "<meta http-equiv=refresh content=\"0;url=/canary/§\">", "<script type=module>hit(§)</script>",
        ]),
        ("break out of double quotes", Place.DoubleQuoted, ["\"><img src=x onerror=hit(§)>", "\" autofocus onfocus=hit(§) x=\"", "\"/><svg onload=hit(§)>", "\"><script>hit(§)</script>", "x\"onfocus=\"hit(§)\"autofocus=\""]),
        ("break out of single quotes", Place.SingleQuoted, ["'><img src=x onerror=hit(§)>", "' autofocus onfocus=hit(§) x='", "'/><svg onload=hit(§)>", "x'onfocus='hit(§)'autofocus='"]),
        ("break out without quotes", Place.Unquoted, ["x autofocus onfocus=hit(§)", "x><img src=x onerror=hit(§)>", "`><svg onload=hit(§)>", "x onfocus=hit(§) autofocus"]),
        ("address", Place.Link,
        [
            "javascript:hit(§)", "JaVaScRiPt:hit(§)", "javascript&colon;hit(§)", "javascript&#58;hit(§)", "&#106;avascript:hit(§)", "&#x6A;avascript:hit(§)", " javascript:hit(§)", "java\tscript:hit(§)", "javascript://x%0Ahit(§)",
            "javascript:void(hit(§))", "javascript:%68it(§)", "\u0001javascript:hit(§)",
        ]),
        ("other address", Place.Nowhere,
        [
            "data:text/html,<script>hit(§)</script>", "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==#§", "vbscript:hit(§)", "file:///etc/passwd#§", "//canary.invalid/§", "https:javascript:hit(§)", "https://user:password@canary.invalid/§", "blob:null/§",
            "view-source:javascript:hit(§)", "jаvascript:hit(§)",
        ]),
        ("Markdown", Place.Nowhere,
        [
            "[x](javascript:hit(§))", "[x](JaVaScRiPt:hit(§))", "[x](java&#x09;script:hit(§))", "[x](<javascript:hit(§)>)", "[x](data:text/html,hit-§)", "[x](vbscript:hit(§))", "![x](/canary/§)", "![x](javascript:hit(§))", "![x](x\"onerror=\"hit(§))",
            "[x](x \"\\\" onmouseover=hit(§)\")", "<javascript:hit(§)>", "[x][r§]\n\n[r§]: javascript:hit(§)", "`<img src=x onerror=hit(§)>`", "```<script>hit(§)</script>\n<img src=x onerror=hit(§)>\n```", "# <svg onload=hit(§)>", "> <img src=x onerror=hit(§)>",
            "[<img src=x onerror=hit(§)>](https://a.invalid)", "[x]: https://a.invalid '<img src=x onerror=hit(§)>'", "**<script>hit(§)</script>**", "https://a.invalid/\"onmouseover=\"hit(§)", "<https://a.invalid/'onmouseover='hit(§)>", "- [ ] <img src=x onerror=hit(§)>",
        ]),
        ("mutation", Place.Html,
        [
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=1&gt;\" src=x onerror=hit(§)>", "<noscript><p title=\"</noscript><img src=x onerror=hit(§)>\"></noscript><img src=x onerror=hit(§)>",
            "<table><td><svg><desc><img src=x onerror=hit(§)>", "<select><template><img></template></select><img src=x onerror=hit(§)>",
            "<template><script>1</script></template><img src=x onerror=hit(§)>", "<svg></p><style><a id=\"</style><img src=x onerror=hit(§)>\">", "<math href=javascript:1><img src=x onerror=hit(§)>",
        ]),
        ("mutation at the second parse", Place.Nowhere, ["<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=hit(§) src=x>\">", "<svg><style>&lt;img src=x onerror=hit(§)&gt;</style></svg>"]),
        ("end of a title", Place.Title, ["</title><script>hit(§)</script>", "</TITLE ><img src=x onerror=hit(§)>"]),
        ("end of a text field", Place.TextArea, ["</textarea><script>hit(§)</script>", "</textarea ><svg onload=hit(§)>"]),
        ("end of a style", Place.Style, ["</style><script>hit(§)</script>", "\"} * { background: url(/canary/§) } .x { content: \""]),
        ("end of a script", Place.Script, ["</script><script>hit(§)</script>", "\";hit(§);//", "\"-hit(§)-\"", "\u2028\";hit(§);//"]),
        ("end of a comment", Place.Comment, ["--><script>hit(§)</script>", "--!><img src=x onerror=hit(§)>", "><img src=x onerror=hit(§)>--><img src=x onerror=hit(§)>"]),
        ("SVG", Place.Svg, ["</text><script>hit(§)</script>", "<script href=\"data:text/javascript,hit(§)\"/>", "</svg><img src=x onerror=hit(§)>", "<foreignObject><img src=x onerror=hit(§)></foreignObject>"]),
        ("XML", Place.Nowhere, ["]]><script>hit(§)</script>", "<![CDATA[<script>hit(§)</script>]]>", "<?xml-stylesheet href=\"/canary/§\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"/canary/§\">]>&e;", "&lt;script&gt;hit(§)&lt;/script&gt;", "&#60;img src=x onerror=hit(§)&#62;"]),
        ("JSON", Place.Nowhere, ["\"},{\"hit\":§,\"x\":\"", "\\\";hit(§);//\"", "\\u003cimg src=x onerror=hit(§)\\u003e", "\u2029\"];hit(§)//", "\\", "{{constructor.constructor('hit(§)')()}}", "${hit(§)}", "#{hit(§)}", "{0} {total} {§}"]),
        ("Blazor", Place.Nowhere, ["<!--Blazor:{\"type\":\"server\",\"sequence\":0,\"descriptor\":\"§\"}-->", "<!--Blazor-Server-Component-State:§-->", "<blazor-ssr><template type=redirection>/canary/§</template></blazor-ssr>", "@((MarkupString)\"<img src=x onerror=hit(§)>\")", "<!--!-->§"]),
        ("formula", Place.Nowhere, ["=HYPERLINK(\"/canary/§\")", "+cmd|' /C calc'!A§", "-2+3+cmd|' /C calc'!A§", "@SUM(1+1)*§", "＝1+§", "\"=1+§"]),
        ("line break", Place.Nowhere, ["x\"} 1\nhit_§{y=\"", "x\\n# HELP hit_§", "x\r\nSet-Cookie: hit=§", "x%0d%0aLocation:%20/canary/§", "\u001b[31mhit §"]),
        ("Unicode", Place.Nowhere, ["‮gnp.§ hit‬", "hit\u200B\u200D\u2060§", "\uFEFFhit §", "ＳＣＲＩＰＴ ＜script＞hit(§)＜/script＞", "h̸̢̛̼i̷̛t̶̡§", "\u0085hit §", "\uFFFEhit §", "﷽﷽﷽ §"]),
        ("long", Place.Nowhere, [$"{new string('W', 480)}§", $"{string.Concat(Enumerable.Repeat("<b>", 150))}§", $"§{string.Concat(Enumerable.Repeat("[", 400))}"]),
    ];

    public static IReadOnlyList<Payload> All { get; } =
        [.. Classes.SelectMany(one => one.Texts.Select(text => (one.Class, one.Runs, text))).Select((one, i) => new Payload(1000 + i, one.Class, one.text.Replace("§", $"{1000 + i}", StringComparison.Ordinal), one.Runs))];

    /// <summary>Those of one line that a configuration takes.</summary>
    public static IReadOnlyList<Payload> Names { get; } = [.. All.Where(one => !one.Text.Any(char.IsControl))];
}
