namespace OpsDashboard.TimeTravel;

/// <summary>What looking at the past may cost: every bound in one place. Times are real ones.</summary>
public sealed record PastLimits
{
    /// <summary>Evaluations under way at a time.</summary>
    public int Running { get; init; } = 2;

    /// <summary>Moments whose evaluation is under way or waits for its turn.</summary>
    public int Pending { get; init; } = 8;

    /// <summary>Evaluations that may begin at once; then one every <see cref="Refill"/>. Each asks the source about 60 questions, which cost.</summary>
    public int Burst { get; init; } = 20;

    public TimeSpan Refill { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Requests that wait or are being answered; those above are turned away at once.</summary>
    public int Requests { get; init; } = 200;

    /// <summary>Moments that are kept.</summary>
    public int Kept { get; init; } = 32;

    /// <summary>How long a moment is kept.</summary>
    public TimeSpan KeptFor { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The same within <see cref="Recent"/> of now, where points may come late, and where evaluating failed.</summary>
    public TimeSpan KeptForRecent { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Incident time.</summary>
    public TimeSpan Recent { get; init; } = TimeSpan.FromHours(6);
}
