using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace.Deeds;

/// <summary>Where a revision that somebody asks for is written.</summary>
sealed record Freezing(IncidentJournal Journal, FrozenRevisions Revisions, FreezeLimits Limits);

/// <summary>Somebody asks for a revision. It is a deed of its own kind: what it writes is made from the snapshot, and no version is asked for.</summary>
static class FreezeDeed
{
    /// <summary>Others that freeze at the same time: computed anew so often.</summary>
    private const int MostTries = 3;

    /// <summary>Null when there is no such incident.</summary>
    public static async Task<Outcome?> DoAsync(Func<Situation?> look, long incident, FreezeRequest request, Freezing freezing, CancellationToken cancellation)
    {
        if (look() is not { } first)
        {
            return null;
        }

        var fields = new Fields();
        var note = fields.Line("note", request.Note, Limits.Summary);
        var by = first.By(request.By, fields);
        if (!fields.AreValid)
        {
            return fields.Refusal;
        }

        if (Missing(first, freezing.Journal) is { } missing)
        {
            return missing;
        }

        if (freezing.Limits.Refuse(incident) is { } after)
        {
            return new Outcome.TooOften($"Incident {incident} was frozen {FreezeLimits.Most} times within {FreezeLimits.Window.TotalSeconds:0} s, which is the most. Nothing was frozen; the revisions that exist stay.", after);
        }

        for (var tries = 0; tries < MostTries && look() is { Snapshot: { } snapshot, Judged: { } judged } situation; tries++)
        {
            switch (await freezing.Revisions.WriteAsync(snapshot, judged, new FrozenCause(FreezeCause.Asked, situation.Now, by, note, Title: null), of: 0, by, cancellation))
            {
                case FreezeResult.Made made:
                    return new Outcome.Done(made.Entry);
                case FreezeResult.Unavailable unavailable:
                    return new Outcome.Unavailable(unavailable.Reason);
                default:
                    await freezing.Journal.CatchUpAsync(cancellation);
                    break;
            }
        }

        return new Outcome.Unavailable("Others freeze this incident at the same time; try again in a moment.");
    }

    private static Outcome.Unavailable? Missing(Situation situation, IncidentJournal journal) =>
        journal.Facts.Unread is { } reason ? new Outcome.Unavailable($"The journal was not read yet: {reason}")
        : situation.Judged is null or { Unread: not null } ? new Outcome.Unavailable($"Attempt {situation.Attempt} is not judged yet, so there is nothing to freeze; try again in a moment.")
        : null;
}
