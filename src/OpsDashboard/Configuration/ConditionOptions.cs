namespace OpsDashboard.Configuration;

/// <summary>What live configuration must be: of <see cref="Live"/> one of <see cref="EqualTo"/>, <see cref="Expected"/>,
/// <see cref="Present"/>; or <see cref="AsRecorded"/> alone.</summary>
public sealed record ConditionOptions
{
    /// <summary>A live value, <c>&lt;resource&gt;.&lt;fact&gt;</c>.</summary>
    public string? Live { get; init; }

    /// <summary>It must be one of these words, whatever the case.</summary>
    public ValueList<string> EqualTo { get; init; } = [];

    /// <summary>It must compare so, as a number.</summary>
    public ObjectiveOptions? Expected { get; init; }

    /// <summary>Whether it must be set at all: <c>none</c> is how a resource says that it has no such thing.</summary>
    public bool? Present { get; init; }

    /// <summary>A fact of an incident: the live value must be the recorded one.</summary>
    public string? AsRecorded { get; init; }
}
