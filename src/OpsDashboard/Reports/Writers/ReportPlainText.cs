using System.Text;

namespace OpsDashboard.Reports.Writers;

/// <summary>The report as text that needs no markup to be read: for tickets and mail. Appendices are left out, with a link to them. Ends every line with <c>\n</c>.</summary>
public static class ReportPlainText
{
    /// <summary>Lines are broken before this, between words; an address or name that is longer stands alone and whole.</summary>
    private const int Widest = 100;

    public static string Write(Report report)
    {
        var text = new StringBuilder();
        Heading(text, report.Title, '=');
        foreach (var fact in report.Head)
        {
            Wrap(text, "", Line(fact, report.At));
        }

        foreach (var section in report.Sections.Where(section => !section.IsAppendix))
        {
            text.Append('\n');
            Heading(text, section.Title, '-');
            foreach (var block in section.Blocks)
            {
                Block(text, block, report.At);
            }
        }

        text.Append('\n');
        Wrap(text, "", $"Whole report, with the queries behind its figures: {report.Address}");
        return text.ToString();
    }

    private static void Heading(StringBuilder text, string title, char under) =>
        text.Append(title).Append('\n').Append(under, Math.Min(title.Length, Widest)).Append('\n');

    private static void Block(StringBuilder text, ReportBlock block, DateTimeOffset day)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Wrap(text, "", Line(paragraph.Says, day));
                break;
            case Items items:
                if (items.Heading is { } heading)
                {
                    Wrap(text, "", Line(heading, day));
                }

                foreach (var item in items.List)
                {
                    Item(text, item, depth: 0, day);
                }

                break;
            case Table table:
                foreach (var row in table.Rows)
                {
                    var cells = row.Cells.Zip(table.Columns).Skip(1).Where(cell => cell.First.Length > 0).Select(cell => $"{cell.Second.ToLowerInvariant()} {cell.First}");
                    Wrap(text, "- ", $"{row.Cells[0]}: {string.Join("; ", cells)} [{row.Source.Text(day)}]");
                }

                break;
        }
    }

    private static void Item(StringBuilder text, ReportItem item, int depth, DateTimeOffset day)
    {
        var box = item.Ticked switch { null => "", true => "[x] ", false => "[ ] " };
        Wrap(text, $"{new string(' ', depth * 2)}- {box}", Line(item.Says, day));
        foreach (var below in item.Below)
        {
            Item(text, below, depth + 1, day);
        }
    }

    private static string Line(Statement says, DateTimeOffset day) =>
        $"{(says.Lead is { Length: > 0 } lead ? $"{lead} " : "")}{says.Text}{(says.Link is { } link ? $" {link}" : "")}{(says.Code is { Length: > 0 } code ? $": {code}" : "")} [{says.Source.Text(day)}]";

    private static void Wrap(StringBuilder text, string first, string line)
    {
        var indent = new string(' ', first.Length);
        var width = first.Length;
        text.Append(first);
        var isStart = true;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isStart && width + 1 + word.Length > Widest)
            {
                text.Append('\n').Append(indent);
                (width, isStart) = (indent.Length, true);
            }

            text.Append(isStart ? "" : " ").Append(word);
            (width, isStart) = (width + word.Length + (isStart ? 0 : 1), false);
        }

        text.Append('\n');
    }
}
