namespace OpsDashboard.Reports;

/// <summary>A status update as a document; every writer (Markdown, plain text, HTML) reads this and nothing else.</summary>
/// <param name="Title">"Incident 41: Queue stuck".</param>
/// <param name="At">Incident time of the snapshot; times without a date are of this day.</param>
/// <param name="Address">Where the report itself is.</param>
/// <param name="Head">State, severity, attempt and the like, each with its label as lead.</param>
public sealed record Report(long Number, string Title, DateTimeOffset At, string Address, ValueList<Statement> Head, ValueList<ReportSection> Sections)
{
    /// <summary>"incident-41-20260302T1100Z", without an extension.</summary>
    public string FileName => FormattableString.Invariant($"incident-{Number}-{ReportTime.Compact(At)}");
}

/// <summary>A part of the report under its own heading; never without a block.</summary>
/// <param name="Id">For anchors.</param>
public sealed record ReportSection(string Id, string Title, ValueList<ReportBlock> Blocks)
{
    /// <summary>What re-derives the figures, for those who want to; left out where only words are wanted.</summary>
    public bool IsAppendix { get; init; }
}

/// <summary>A paragraph, a list or a table.</summary>
public abstract record ReportBlock
{
    private protected ReportBlock()
    {
    }
}

/// <summary>One statement.</summary>
public sealed record Paragraph(Statement Says) : ReportBlock;

/// <summary>A list, perhaps under a heading.</summary>
public sealed record Items(Statement? Heading, ValueList<ReportItem> List) : ReportBlock;

/// <summary>One point of a list.</summary>
/// <param name="Ticked">Null: it has no box.</param>
public sealed record ReportItem(Statement Says, bool? Ticked, ValueList<ReportItem> Below)
{
    public ReportItem(Statement says)
        : this(says, Ticked: null, [])
    {
    }
}

/// <summary>Figures side by side; each row has its source.</summary>
/// <param name="Columns">As many as each row has cells; the source is one more.</param>
public sealed record Table(ValueList<string> Columns, ValueList<ReportRow> Rows) : ReportBlock;

/// <summary>A row of a table.</summary>
public sealed record ReportRow
{
    /// <param name="cells">Plain text, may come from anybody; the first names the row.</param>
    public ReportRow(ValueList<string> cells, Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        (Cells, Source) = (cells.Select(VisibleText.Of).ToValueList(), source);
    }

    public ValueList<string> Cells { get; }

    public Source Source { get; }
}
