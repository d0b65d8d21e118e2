namespace OpsDashboard.Configuration;

/// <summary>One incident: its facts, what decides that it is over, what is believed to cause it, what is done.</summary>
public sealed record IncidentOptions
{
    public long Number { get; init; }

    public string Title { get; init; } = "";

    public string Severity { get; init; } = "";

    /// <summary>Where it happens, for example project and region; shown in the page's head.</summary>
    public string? Scope { get; init; }

    public string? Summary { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When symptoms began; the time axis starts a little before. Default: <see cref="OpenedAt"/>.</summary>
    public DateTimeOffset? OnsetAt { get; init; }

    public ValueList<LinkOptions> Links { get; init; } = [];

    public ValueList<string> Tags { get; init; } = [];

    public ValueList<FactOptions> Facts { get; init; } = [];

    public ValueList<EventOptions> Events { get; init; } = [];

    public ValueList<HorizonOptions> Horizons { get; init; } = [];

    /// <summary>Checks that run elsewhere and post their result, besides those of evidence criteria.</summary>
    public ValueList<EvidenceSourceOptions> Evidence { get; init; } = [];

    public ValueList<WhyOptions> Whys { get; init; } = [];

    /// <summary>Tried in order; the first whose checks all hold is the determination.</summary>
    public ValueList<DeterminationOptions> Determination { get; init; } = [];

    public ValueList<ActionOptions> Actions { get; init; } = [];

    /// <summary>The way of a request or start, station by station, for the pathway strip.</summary>
    public ValueList<StationOptions> Path { get; init; } = [];

    /// <summary>The parts of the one sentence; each is said while its signal is not <c>ok</c>.</summary>
    public ValueList<PhraseOptions> Sentence { get; init; } = [];

    public TimelineOptions? Timeline { get; init; }

    public PhasesOptions? Phases { get; init; }

    public RecurrenceOptions? Recurrence { get; init; }

    public ImpactOptions? Impact { get; init; }

    /// <summary>All criteria, each followed by its parts. A method, for it is not configured itself.</summary>
    public IEnumerable<CriterionOptions> CriteriaAndParts() => Horizons.SelectMany(horizon => horizon.Criteria).SelectMany(criterion => criterion.Parts.Prepend(criterion));

    /// <summary>All evidence that is accepted: what is declared, then what evidence criteria ask for.</summary>
    public IEnumerable<EvidenceSourceOptions> EvidenceSources() =>
        Evidence.Concat(CriteriaAndParts()
            .Where(criterion => criterion.Kind == CriterionKind.Evidence)
            .Select(criterion => new EvidenceSourceOptions { Id = criterion.Evidence ?? criterion.Id, Title = criterion.Title }))
            .DistinctBy(source => source.Id, StringComparer.Ordinal);
}

/// <summary>A check that runs elsewhere, for example a CI job.</summary>
public sealed record EvidenceSourceOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";
}

/// <summary>A link of the incident; without a URL it is a reference in words.</summary>
public sealed record LinkOptions
{
    public string Title { get; init; } = "";

    public string? Url { get; init; }
}

/// <summary>A number that no metric tells, with where it is from; either one value or steps over time.</summary>
public sealed record FactOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public double? Value { get; init; }

    public ValueList<FactStepOptions> Steps { get; init; } = [];

    public string Unit { get; init; } = "";

    public string? Source { get; init; }

    /// <summary>The live value of the same thing, <c>&lt;resource&gt;.&lt;fact&gt;</c>: it is used when it can be read; the value
    /// written here then stays as what was recorded, and a difference is shown as drift.</summary>
    public string? Live { get; init; }

    /// <summary>The recorded value in force at a time; null before the first step.</summary>
    public double? At(DateTimeOffset time)
    {
        var value = Value;
        var since = DateTimeOffset.MinValue;
        foreach (var step in Steps)
        {
            if (step.From <= time && step.From >= since)
            {
                (value, since) = (step.Value, step.From);
            }
        }

        return value;
    }
}

/// <summary>From when on a fact has a value.</summary>
public sealed record FactStepOptions
{
    public DateTimeOffset From { get; init; }

    public double Value { get; init; }
}

/// <summary>Something that was done, marked on the time axis.</summary>
public sealed record EventOptions
{
    public DateTimeOffset At { get; init; }

    public string Title { get; init; } = "";
}

/// <summary>A deadline with the criteria that must hold by then.</summary>
public sealed record HorizonOptions
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Counted from the opening, or from the declared fix of the current attempt.</summary>
    public TimeSpan Due { get; init; }

    public ValueList<CriterionOptions> Criteria { get; init; } = [];
}

/// <summary>Something to do, with the criterion it should move.</summary>
public sealed record ActionOptions
{
    public string Id { get; init; } = "";

    public string Priority { get; init; } = "";

    public string Team { get; init; } = "";

    public string Title { get; init; } = "";

    /// <summary>Counted from the opening.</summary>
    public TimeSpan Due { get; init; }

    public string? Criterion { get; init; }

    /// <summary>A command to copy, filled in.</summary>
    public string? Command { get; init; }
}

/// <summary>One station of the pathway strip.</summary>
public sealed record StationOptions
{
    public string Title { get; init; } = "";

    /// <summary>The station's look is the worst of these signals; the number on it is the worst one's.</summary>
    public ValueList<string> Signals { get; init; } = [];

    /// <summary>Or the station shows a criterion, for example evidence of an end-to-end test.</summary>
    public string? Criterion { get; init; }

    /// <summary>The signal that measures the way from here to the next station; when it is bad, the link is broken.</summary>
    public string? Link { get; init; }
}

/// <summary>A part of the one sentence, with placeholders <c>{value}</c>, <c>{good}</c>, <c>{bad}</c>, <c>{total}</c>, <c>{window}</c>.</summary>
public sealed record PhraseOptions
{
    public string Signal { get; init; } = "";

    public string Text { get; init; } = "";
}

/// <summary>What is drawn since the last change, on one time axis.</summary>
public sealed record TimelineOptions
{
    /// <summary>Signal in percent on the left axis.</summary>
    public string Success { get; init; } = "";

    /// <summary>Signal in its unit on the right axis.</summary>
    public string Duration { get; init; } = "";

    /// <summary>Objective line of <see cref="Duration"/>, in its unit.</summary>
    public double? Objective { get; init; }

    /// <summary>Series kept apart by <see cref="RevisionLabel"/>: a new one is marked as a deploy.</summary>
    public QueryOptions? Revisions { get; init; }

    public string RevisionLabel { get; init; } = "revision_name";
}
