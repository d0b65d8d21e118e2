using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace OpsDashboard.Reports.Writers;

/// <summary>The report as HTML: the body for a page of this program, and a file that needs nothing else.</summary>
public static class ReportHtml
{
    // Only what HTML needs: times, dashes and names in any script stay readable in the file.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One <c>article</c>, styled by <c>report.css</c>.</summary>
    public static string Body(Report report)
    {
        var html = new StringBuilder();
        html.Append("<article class=\"report\">\n<header><h1>").Append(Encode(report.Title)).Append("</h1>\n<ul class=\"facts\">\n");
        foreach (var fact in report.Head)
        {
            Item(html, new ReportItem(fact), report.At);
        }

        html.Append("</ul>\n</header>\n");
        foreach (var section in report.Sections)
        {
            html.Append("<section class=\"").Append(section.IsAppendix ? "part appendix" : "part").Append("\" id=\"report-").Append(section.Id).Append("\">\n<h2>").Append(Encode(section.Title)).Append("</h2>\n");
            foreach (var block in section.Blocks)
            {
                Block(html, block, report.At);
            }

            html.Append("</section>\n");
        }

        return html.Append("</article>\n").ToString();
    }

    private static void Block(StringBuilder html, ReportBlock block, DateTimeOffset day)
    {
        switch (block)
        {
            case Paragraph paragraph:
                html.Append("<p>");
                Line(html, paragraph.Says, day);
                html.Append("</p>\n");
                break;
            case Items items:
                if (items.Heading is { } heading)
                {
                    html.Append("<p class=\"over\">");
                    Line(html, heading, day);
                    html.Append("</p>\n");
                }

                List(html, items.List, day);
                break;
            case Table table:
                Table(html, table, day);
                break;
        }
    }

    private static void List(StringBuilder html, ValueList<ReportItem> items, DateTimeOffset day)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Append("<ul>\n");
        foreach (var item in items)
        {
            Item(html, item, day);
        }

        html.Append("</ul>\n");
    }

    private static void Item(StringBuilder html, ReportItem item, DateTimeOffset day)
    {
        // A sign and a word, not an input: nothing here can be ticked.
        html.Append(item.Ticked switch
        {
            null => "<li>",
            true => "<li class=\"task\"><span class=\"box ticked\" role=\"img\" aria-label=\"met\">☑</span> ",
            false => "<li class=\"task\"><span class=\"box\" role=\"img\" aria-label=\"not ticked\">☐</span> ",
        });
        Line(html, item.Says, day);
        List(html, item.Below, day);
        html.Append("</li>\n");
    }

    private static void Line(StringBuilder html, Statement says, DateTimeOffset day)
    {
        if (says.Lead is { Length: > 0 } lead)
        {
            html.Append("<strong>").Append(Encode(lead)).Append("</strong> ");
        }

        _ = says.Link is { } link
            ? html.Append("<a href=\"").Append(Encode(link)).Append("\" rel=\"nofollow noopener noreferrer\"><bdi>").Append(Encode(says.Text)).Append("</bdi></a>")
            : html.Append("<bdi>").Append(Encode(says.Text)).Append("</bdi>");
        if (says.Code is { Length: > 0 } code)
        {
            html.Append(" <code>").Append(Encode(code)).Append("</code>");
        }

        html.Append(" <small class=\"origin\">").Append(Encode(says.Source.Text(day))).Append("</small>");
    }

    private static void Table(StringBuilder html, Table table, DateTimeOffset day)
    {
        html.Append("<div class=\"sheet\"><table>\n<thead><tr>");
        foreach (var column in table.Columns.Append("Source"))
        {
            html.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var (open, close) = i == 0 ? ("<th scope=\"row\"", "</th>") : ("<td", "</td>");
                // On a narrow screen a row becomes a card, where each cell tells its column.
                html.Append(open).Append(" data-column=\"").Append(Encode(table.Columns[i])).Append("\">").Append(Encode(row.Cells[i])).Append(close);
            }

            html.Append("<td class=\"origin\" data-column=\"Source\">").Append(Encode(row.Source.Text(day))).Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Encode(string text) => Encoder.Encode(text);
}
