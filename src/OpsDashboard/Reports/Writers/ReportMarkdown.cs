using System.Text;

namespace OpsDashboard.Reports.Writers;

/// <summary>The report as Markdown with task lists and tables, as GitHub and GitLab read it. Ends every line with <c>\n</c>.</summary>
public static class ReportMarkdown
{
    public static string Write(Report report)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Of(report.Title)).Append("\n\n");
        foreach (var fact in report.Head)
        {
            Item(text, new ReportItem(fact), depth: 0, report.At);
        }

        foreach (var section in report.Sections)
        {
            text.Append("\n## ").Append(MarkdownText.Of(section.Title)).Append('\n');
            foreach (var block in section.Blocks)
            {
                text.Append('\n');
                Block(text, block, report.At);
            }
        }

        return text.ToString();
    }

    private static void Block(StringBuilder text, ReportBlock block, DateTimeOffset day)
    {
        switch (block)
        {
            case Paragraph paragraph:
                text.Append(Line(paragraph.Says, day)).Append('\n');
                break;
            case Items items:
                if (items.Heading is { } heading)
                {
                    text.Append(Line(heading, day)).Append('\n').Append(items.List.Count > 0 ? "\n" : "");
                }

                foreach (var item in items.List)
                {
                    Item(text, item, depth: 0, day);
                }

                break;
            case Table table:
                Row(text, table.Columns.Append("Source"));
                Row(text, Enumerable.Repeat("---", table.Columns.Count + 1), isRule: true);
                foreach (var row in table.Rows)
                {
                    Row(text, row.Cells.Append(row.Source.Text(day)));
                }

                break;
        }
    }

    private static void Item(StringBuilder text, ReportItem item, int depth, DateTimeOffset day)
    {
        text.Append(' ', depth * 2).Append("- ").Append(item.Ticked switch { null => "", true => "[x] ", false => "[ ] " }).Append(Line(item.Says, day)).Append('\n');
        foreach (var below in item.Below)
        {
            Item(text, below, depth + 1, day);
        }
    }

    private static string Line(Statement says, DateTimeOffset day)
    {
        var lead = says.Lead is { Length: > 0 } word ? $"**{MarkdownText.Of(word)}** " : "";
        var words = lead.Length > 0 || says.Link is not null ? MarkdownText.Of(says.Text) : MarkdownText.AtStart(says.Text);
        var linked = says.Link is { } link ? MarkdownText.Link(words, link) : words;
        var code = says.Code is { Length: > 0 } query ? $": {MarkdownText.Code(query)}" : "";
        return $"{lead}{linked}{code} _({MarkdownText.Of(says.Source.Text(day))})_";
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells, bool isRule = false)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(isRule ? cell : MarkdownText.Of(cell)).Append(" |");
        }

        text.Append('\n');
    }
}
