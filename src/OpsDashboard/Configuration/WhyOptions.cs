namespace OpsDashboard.Configuration;

/// <summary>One of the five whys: a question and what the data must show for its answer to stand.</summary>
public sealed record WhyOptions
{
    public int Number { get; init; }

    public string Question { get; init; } = "";

    /// <summary>The answer believed when it was written; shown beside today's state, never instead of it.</summary>
    public string? Answer { get; init; }

    public Requirement Require { get; init; } = Requirement.All;

    public ValueList<CheckOptions> Checks { get; init; } = [];
}

/// <summary>How many checks must hold.</summary>
public enum Requirement
{
    All,
    Any,
}

/// <summary>One expectation about the data.</summary>
public sealed record CheckOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public CheckKind Kind { get; init; }

    /// <summary>The signal whose tile value is compared.</summary>
    public string? Signal { get; init; }

    /// <summary>What the signal's value must be.</summary>
    public ObjectiveOptions? Expected { get; init; }

    /// <summary>Of a configuration check: what is expected, in words.</summary>
    public string? Expectation { get; init; }

    /// <summary>Of a configuration check: what live configuration must be; all must hold. Without any, it is never told.</summary>
    public ValueList<ConditionOptions> Conditions { get; init; } = [];
}

/// <summary>What a check looks at.</summary>
public enum CheckKind
{
    /// <summary>The value of a signal.</summary>
    Signal,

    /// <summary>Live configuration of the cloud.</summary>
    Configuration,
}

/// <summary>A rule that names the class of cause when its checks hold.</summary>
public sealed record DeterminationOptions
{
    /// <summary>For example <c>infrastructure</c> or <c>application</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The rule in words, shown with the determination.</summary>
    public string Rule { get; init; } = "";

    /// <summary>What holds the incident, for the sentence "Held by: …".</summary>
    public string? HeldBy { get; init; }

    /// <summary>Ids of checks that must all hold.</summary>
    public ValueList<string> When { get; init; } = [];
}
