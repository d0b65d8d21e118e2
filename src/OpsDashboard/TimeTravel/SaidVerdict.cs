using OpsDashboard.Evaluation;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.TimeTravel;

/// <summary>The verdict of a criterion that was journalled last by a moment.</summary>
/// <param name="Body">With what was measured when it turned; the journal keeps no later figures while a verdict stays.</param>
public sealed record SaidVerdict(string Criterion, int Attempt, VerdictBody Body)
{
    public Verdict Verdict => Body.To;
}
