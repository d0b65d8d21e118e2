using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.TimeTravel;

/// <summary>One incident at a past moment, told twice.</summary>
/// <param name="Record">What was recorded of it by then.</param>
/// <param name="StateSaid">Where it stood, from what was recorded; null when nothing was.</param>
/// <param name="Again">As today's data have it; null when they could not be read.</param>
public sealed record ComparedIncident(IncidentOptions Incident, IncidentRecord Record, IncidentState? StateSaid, Incident? Again, ValueList<ComparedCriterion> Criteria)
{
    /// <param name="revisions">Of this incident, as recorded up to today: what late points turned since.</param>
    public static ComparedIncident Of(IncidentOptions options, PastMoment moment, ValueList<VerdictRevision> revisions)
    {
        var again = moment.Snapshot?.Incidents.FirstOrDefault(one => one.Number == options.Number);
        var criteria = options.Horizons
            .SelectMany(horizon => horizon.Criteria)
            .Select(criterion => ComparedCriterion.Of(criterion, moment.Said.Of(options.Number, criterion.Id), again?.Criteria.FirstOrDefault(one => one.Id == criterion.Id), moment.At, revisions))
            .ToValueList();
        return new ComparedIncident(options, moment.Said.Facts.Of(options.Number), State(options, moment.Said), again, criteria);
    }

    // Snapshots decide it by the same rule; the journal keeps what it follows from.
    private static IncidentState? State(IncidentOptions options, JournalThen said)
    {
        if (!said.Facts.Incidents.ContainsKey(options.Number))
        {
            return null;
        }

        var first = options.Horizons.Where(horizon => horizon.Criteria.Count > 0).MinBy(horizon => horizon.Due);
        var resolution = said.Facts.Of(options.Number).Resolution;
        return resolution?.Held.Any(id => said.Of(options.Number, id)?.Verdict == Verdict.NotMet) == true ? IncidentState.Open
            : resolution is not null ? IncidentState.Resolved
            : first is not null && first.Criteria.All(criterion => said.Of(options.Number, criterion.Id)?.Verdict == Verdict.Met) ? IncidentState.Mitigated
            : IncidentState.Open;
    }
}

/// <summary>A criterion at a past moment, told twice.</summary>
/// <param name="Said">Null when nothing was recorded by then.</param>
/// <param name="Again">Null when today's data could not be read.</param>
/// <param name="Difference">In words; null when both say the same, or one says nothing.</param>
public sealed record ComparedCriterion(CriterionOptions Criterion, SaidVerdict? Said, Criterion? Again, string? Difference)
{
    public static ComparedCriterion Of(CriterionOptions criterion, SaidVerdict? said, Criterion? again, DateTimeOffset at, ValueList<VerdictRevision> revisions) =>
        new(criterion, said, again, said is null || again is null || said.Verdict == again.Verdict ? null : Words(said, again, at, revisions));

    private static string Words(SaidVerdict said, Criterion again, DateTimeOffset at, ValueList<VerdictRevision> revisions)
    {
        var turned = revisions
            .Where(one => one.Criterion == said.Criterion && one.WindowEnd <= at && one.RevisedAt > at && one.From == said.Verdict && one.To == again.Verdict)
            .MaxBy(one => one.WindowEnd);
        var why = turned is not null ? $"{turned.LatePoints} late point{(turned.LatePoints == 1 ? "" : "s")}, noticed {turned.RevisedAt.UtcDateTime:HH:mm} UTC"
            : said.Verdict == Verdict.CannotTell ? $"it could not be told then{(said.Body.Reason is { Length: > 0 } then ? $": {then}" : "")}"
            : again.Verdict == Verdict.CannotTell ? "it can be told no more"
            : "points that came late, or that the source keeps no longer or coarser, may be why";
        return $"recorded {VerdictWord.Of(said.Verdict)}, today {VerdictWord.Of(again.Verdict)}: {why}";
    }
}
