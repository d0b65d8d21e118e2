using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Api.Signals;

/// <summary>What came of asking the source for a signal.</summary>
abstract record SignalAnswer
{
    /// <param name="Tile">Its points, and why there may be none.</param>
    /// <param name="Partial">Why the answer may be incomplete.</param>
    public sealed record Read(SignalRange Range, Tile Tile, string? Partial) : SignalAnswer;

    /// <summary>The source gave no answer.</summary>
    public sealed record Failed(ReadingFailure Failure) : SignalAnswer;

    /// <summary>The interval begins where no data can be expected yet.</summary>
    public sealed record NothingYet(SignalRange Range) : SignalAnswer;

    /// <summary>More was asked for than the source can be asked.</summary>
    public sealed record TooMany(TimeSpan RetryAfter) : SignalAnswer;

    /// <summary>It did not get its turn in time.</summary>
    public sealed record Busy : SignalAnswer;
}
