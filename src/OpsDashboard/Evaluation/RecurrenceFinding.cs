namespace OpsDashboard.Evaluation;

/// <summary>Whether this incident came back, as far as a criterion needs it.</summary>
/// <param name="Verdict">Met while no recurrence matched.</param>
/// <param name="Reason">In plain words.</param>
public sealed record RecurrenceFinding(Verdict Verdict, string Reason);
