namespace OpsDashboard.Reports;

/// <summary>Something that the report says. There is none without a source, and no source without a time.</summary>
public sealed record Statement
{
    private readonly string? _lead;
    private readonly string? _code;

    /// <param name="text">Plain text, may come from anybody.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public Statement(string text, Source source)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentNullException.ThrowIfNull(source);
        (Text, Source) = (VisibleText.Of(text), source);
    }

    public string Text { get; }

    public Source Source { get; }

    /// <summary>What stands before the text with more weight, for example a verdict's word.</summary>
    public string? Lead
    {
        get => _lead;
        init => _lead = value is null ? null : VisibleText.Of(value);
    }

    /// <summary>A query or command that belongs to it, to copy.</summary>
    public string? Code
    {
        get => _code;
        init => _code = value is null ? null : VisibleText.Of(value);
    }

    /// <summary>Where more of it is; null also when the address must not become a link (<see cref="SafeUrl"/>).</summary>
    public string? Link { get; private init; }

    /// <summary>The same with a link, or, when it must not be one, with the address in words.</summary>
    public Statement LinkedTo(string? url) => url is null ? this
        : SafeUrl.Of(url) is { } link ? this with { Link = link }
        : new Statement($"{Text} ({url})", Source) { Lead = Lead, Code = Code };
}

/// <summary>What a statement rests on.</summary>
public sealed record Source
{
    /// <param name="what">For example <c>criterion connection-time</c>; may come from anybody.</param>
    /// <param name="how">What <paramref name="at"/> is: <c>data to</c>, <c>recorded</c>, <c>as of</c> …</param>
    public Source(string what, string how, DateTimeOffset at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentException.ThrowIfNullOrWhiteSpace(how);
        (What, How, At) = (VisibleText.Of(what), how, at);
    }

    public string What { get; }

    public string How { get; }

    public DateTimeOffset At { get; }

    /// <summary>"criterion connection-time, data to 18:36".</summary>
    /// <param name="day">Times of another day than this carry their date.</param>
    public string Text(DateTimeOffset day) => $"{What}, {How} {ReportTime.Beside(At, day)}";
}
