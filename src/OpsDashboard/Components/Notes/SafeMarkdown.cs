using System.Text.Encodings.Web;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OpsDashboard.Components.Notes;

/// <summary>Markdown from anybody → HTML that holds nothing but text, emphasis, lists, quotes, code, headings and links to
/// http, https and mailto. No raw HTML, no images, no class or id of the writer's choice.</summary>
public static class SafeMarkdown
{
    /// <summary>Longer text is shown as it stands, cut here.</summary>
    public const int Longest = 16 * 1024;

    private const int Deepest = 24;
    private const string Relation = "nofollow noopener noreferrer";

    // Headings of a note stand below those of the page.
    private const int HeadingsBelow = 3;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = Deepest }.DisableHtml().UseAutoLinks().Build();

    /// <summary>The HTML; what is too long or too deep comes as plain text.</summary>
    public static string Html(string text)
    {
        if (text.Length > Longest)
        {
            return Plain(text[..Longest] + "…");
        }

        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var element in document.Descendants().ToArray())
            {
                Tame(element);
            }

            return Write(document);
        }
        catch (ArgumentException)
        {
            // Markdig's word for elements nested beyond the bound.
            return Plain(text);
        }
    }

    private static void Tame(MarkdownObject element)
    {
        switch (element)
        {
            case HeadingBlock heading:
                heading.Level = Math.Min(6, heading.Level + HeadingsBelow);
                break;
            case FencedCodeBlock code:
                // Its language has become a class.
                code.SetAttributes(new HtmlAttributes());
                break;
            case LinkInline link:
                Tame(link);
                break;
            case AutolinkInline link:
                if (SafeUrl.Of(link.IsEmail ? $"mailto:{link.Url}" : link.Url) is null)
                {
                    link.ReplaceBy(new LiteralInline(link.Url));
                }
                else
                {
                    link.GetAttributes().AddProperty("rel", Relation);
                }

                break;
        }
    }

    private static void Tame(LinkInline link)
    {
        // Of an image only its words and the way to it: nothing is loaded from elsewhere.
        link.IsImage = false;
        link.Title = null;
        link.GetDynamicUrl = null;
        if (SafeUrl.Of(link.Url) is { } url)
        {
            link.Url = url;
            link.GetAttributes().AddProperty("rel", Relation);
            if (link.FirstChild is null)
            {
                link.AppendChild(new LiteralInline(url));
            }
        }
        else if (link.FirstChild is null)
        {
            link.ReplaceBy(new LiteralInline(link.Url ?? ""));
        }
        else
        {
            link.ReplaceBy(new ContainerInline());
        }
    }

    private static string Write(MarkdownDocument document)
    {
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html) { EnableHtmlForBlock = true, EnableHtmlForInline = true };
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }

    private static string Plain(string text) => $"<pre>{HtmlEncoder.Default.Encode(text)}</pre>";
}
