namespace OpsDashboard.Configuration;

/// <summary>By what a recurrence is told: the parts of an incident's fingerprint, all read from data, and the incidents before it.</summary>
public sealed record RecurrenceOptions
{
    /// <summary>How much of an incident its fingerprint covers, counted from its onset; a shorter incident is covered whole.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long before the onset symptoms are looked for; whole steps.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Symptoms of one step count as simultaneous. Old points are kept coarser (by Google and the emulator: 10 minutes).</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>With fewer failures than this no phase, class or code is told.</summary>
    public int MinimumCount { get; init; } = 5;

    /// <summary>A series that reports also when nothing fails: it tells "nothing failed" from "no data".</summary>
    public PresenceOptions Presence { get; init; } = new();

    /// <summary>Failures, kept apart by the one label that says in which phase.</summary>
    public QueryOptions? FailingPhase { get; init; }

    /// <summary>Failures, kept apart by the one label that says why.</summary>
    public QueryOptions? ErrorClass { get; init; }

    /// <summary>Failed exits, kept apart by the one label with the code.</summary>
    public QueryOptions? ExitCode { get; init; }

    public ValueList<DependencyOptions> Dependencies { get; init; } = [];

    /// <summary>The first step in which each one shows gives their order.</summary>
    public ValueList<SymptomOptions> Symptoms { get; init; } = [];

    public ValueList<PastIncidentOptions> Past { get; init; } = [];
}

/// <summary>When something that a start depends on counts as saturated. Several of one title are one dependency: any of them saturates it.</summary>
public sealed record DependencyOptions
{
    public string Title { get; init; } = "";

    /// <summary>A signal of measure value.</summary>
    public string Signal { get; init; } = "";

    /// <summary>Which of the values of the steps is compared.</summary>
    public Statistic Statistic { get; init; } = Statistic.P95;

    /// <summary>Saturated when the value is so; facts count as they were then.</summary>
    public ObjectiveOptions? Saturated { get; init; }
}

/// <summary>Something that goes wrong in the course of an incident.</summary>
public sealed record SymptomOptions
{
    public string Title { get; init; } = "";

    public string Signal { get; init; } = "";

    /// <summary>It shows in a step whose value is surely so; facts count as they were then.</summary>
    public ObjectiveOptions? When { get; init; }
}

/// <summary>An incident of the past, compared by the same data of its time.</summary>
public sealed record PastIncidentOptions
{
    public long Number { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Its onset.</summary>
    public DateTimeOffset From { get; init; }

    public DateTimeOffset To { get; init; }

    /// <summary>What was said to be fixed then, checked on the data of now.</summary>
    public ValueList<CheckOptions> Claims { get; init; } = [];
}
