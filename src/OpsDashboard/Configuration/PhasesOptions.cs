namespace OpsDashboard.Configuration;

/// <summary>A start (or another run) in phases, one after the other: the page <c>/phases</c>.</summary>
public sealed record PhasesOptions
{
    /// <summary>Signals of measure percentile, one a phase, in the order in which phases run.</summary>
    public ValueList<string> Signals { get; init; } = [];

    /// <summary>The one of <see cref="Signals"/> that the timeout cuts; its history is drawn.</summary>
    public string TimedPhase { get; init; } = "";

    /// <summary>The fact with the timeout in force, in the unit of <see cref="TimedPhase"/>.</summary>
    public string TimeoutFact { get; init; } = "";

    /// <summary>How far back the timeout and the timed phase are drawn.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromDays(10);

    /// <summary>Where single starts are told; without it there is no waterfall.</summary>
    public StartLogOptions? Starts { get; init; }
}

/// <summary>Log entries that tell single starts: one a phase, and one at the end that names no phase.</summary>
public sealed record StartLogOptions
{
    /// <summary>Filter in Cloud Logging's language; the bound in time is added.</summary>
    public string Filter { get; init; } = "";

    /// <summary>How far back starts are looked for.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How many of the newest starts are shown.</summary>
    public int Shown { get; init; } = 20;

    /// <summary>Payload field that is the same in all entries of one start.</summary>
    public string StartField { get; init; } = "start_id";

    /// <summary>Payload field with the phase's number; an entry without it that has an outcome is the end of the start.</summary>
    public string PhaseField { get; init; } = "phase";

    /// <summary>Payload field with the phase's name.</summary>
    public string NameField { get; init; } = "phase_name";

    /// <summary>Payload field that says how the phase or the start ended.</summary>
    public string OutcomeField { get; init; } = "outcome";

    /// <summary>The value of <see cref="OutcomeField"/> that means "passed".</summary>
    public string Success { get; init; } = "success";

    /// <summary>Payload field with the phase's duration, in seconds.</summary>
    public string DurationField { get; init; } = "duration_seconds";

    /// <summary>Payload field with the timeout that was in force, in seconds.</summary>
    public string TimeoutField { get; init; } = "timeout_seconds";

    /// <summary>Payload field with the class of error of a phase that failed.</summary>
    public string ErrorField { get; init; } = "error_class";

    /// <summary>Payload field with the exit code of a start that failed.</summary>
    public string ExitCodeField { get; init; } = "exit_code";

    /// <summary>Resource label with the revision.</summary>
    public string RevisionLabel { get; init; } = "revision_name";
}
