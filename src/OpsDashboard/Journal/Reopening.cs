using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;

namespace OpsDashboard.Journal;

/// <summary>An incident whose end was claimed, and a criterion that held then and is not met any more: the same incident, a new
/// attempt. Missing data reopen nothing, for they prove nothing.</summary>
static class Reopening
{
    /// <summary>Null while the claim stands.</summary>
    public static NewEntry? Of(IncidentRecord record, Incident incident, DateTimeOffset now)
    {
        if (record.Resolution is not { } resolution || resolution.Attempt != incident.Attempt)
        {
            return null;
        }

        var lost = incident.Criteria.Where(criterion => criterion.Verdict == Verdict.NotMet && resolution.Held.Contains(criterion.Id)).ToArray();
        if (lost.Length == 0)
        {
            return null;
        }

        // What made it fail belongs to the new attempt, but nothing from before the claim does: evidence that finished before it and
        // was posted after it reopens the incident, and then counts no more.
        var start = lost.Min(Since) ?? now;
        var body = new ReopenedBody(
            string.Join("; ", lost.Select(Words)),
            start > resolution.At ? start : resolution.At,
            lost.Select(criterion => criterion.Id).ToValueList(),
            incident.Criteria.Select(AttemptVerdict.Of).ToValueList());
        return new NewEntry(incident.Number, incident.Attempt + 1, EntryKind.Reopened, "", now, Transitions.Author, EntryJson.Write(body))
        {
            ExpectedVersion = record.Version,
        };
    }

    /// <summary>Since when there is what it failed by; of a composite, what the parts failed by that are not met.</summary>
    private static DateTimeOffset? Since(Criterion criterion) =>
        criterion.Parts.Where(part => part.Verdict == Verdict.NotMet).Min(Since)
        ?? criterion.Evidence?.FinishedAt ?? criterion.SignOff?.At ?? criterion.WindowStart;

    private static string Words(Criterion criterion) =>
        $"{criterion.Title} is not met any more: " + criterion switch
        {
            { Measured: { } measured, Objective: { } objective } => Quantity.Miss(measured, criterion.Comparison, objective, criterion.Unit),
            { Measured: { } measured } => Quantity.Text(measured, criterion.Unit),
            _ => criterion.Reason ?? "no reason given",
        };
}
