namespace OpsDashboard.Configuration;

/// <summary>One success criterion, or one part of a composite.</summary>
public sealed record CriterionOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public CriterionKind Kind { get; init; }

    /// <summary>The signal whose series are judged.</summary>
    public string? Signal { get; init; }

    public TimeSpan Window { get; init; }

    /// <summary>Below this many events it is too early to judge.</summary>
    public int MinimumTotal { get; init; }

    /// <summary>Of a ratio over durations: an attempt is good when it finished within this, in the signal's unit.</summary>
    public double? Within { get; init; }

    /// <summary>Of a gauge: which of the window's values is compared.</summary>
    public Statistic Statistic { get; init; } = Statistic.Max;

    public ObjectiveOptions? Objective { get; init; }

    /// <summary>Of a capacity: the product of these facts is what is provided; the objective is <c>demand ÷ Headroom</c>.</summary>
    public ValueList<string> Provided { get; init; } = [];

    /// <summary>Of a capacity: the share of what is provided that demand may use, 0 to 1.</summary>
    public double Headroom { get; init; } = 0.8;

    /// <summary>Of evidence: the id it is posted under; default <see cref="Id"/>.</summary>
    public string? Evidence { get; init; }

    /// <summary>Of evidence: how old the newest may be.</summary>
    public TimeSpan MaximumAge { get; init; }

    /// <summary>Of a composite: all must be met.</summary>
    public ValueList<CriterionOptions> Parts { get; init; } = [];

    /// <summary>Of a part: while live configuration is otherwise, it does not apply and its composite is judged without it.</summary>
    public ConditionOptions? AppliesWhen { get; init; }

    /// <summary>Of a sign-off: it counts only with a link to what shows it.</summary>
    public bool LinkRequired { get; init; }

    /// <summary>What it says and what it does not, shown beside it.</summary>
    public string? Note { get; init; }
}

/// <summary>How a criterion is decided.</summary>
public enum CriterionKind
{
    /// <summary>Good ÷ total of an event signal over the window.</summary>
    Ratio,

    /// <summary>No event over the whole window.</summary>
    Zero,

    /// <summary>A statistic of a gauge's values over the window.</summary>
    Gauge,

    /// <summary>What is provided, against demand.</summary>
    Capacity,

    /// <summary>All parts.</summary>
    All,

    /// <summary>An operator says so.</summary>
    SignOff,

    /// <summary>Somebody posts evidence.</summary>
    Evidence,

    /// <summary>Whether the monitoring itself would have shown it.</summary>
    Monitoring,
}

/// <summary>Which of a window's values is compared.</summary>
public enum Statistic
{
    Max,
    Mean,
    P95,
    P99,
}

/// <summary>What a measured value must be, in the criterion's unit.</summary>
public sealed record ObjectiveOptions
{
    public Comparison Is { get; init; }

    public double Than { get; init; }

    /// <summary>The objective is <see cref="Than"/> times the product of these facts, for example 0.8 × instances × throughput.</summary>
    public ValueList<string> Facts { get; init; } = [];
}

/// <summary>How a value compares with its objective.</summary>
public enum Comparison
{
    Above,
    AtLeast,
    Below,
    AtMost,
}
