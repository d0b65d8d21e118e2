using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;

namespace OpsDashboard.Frozen;

/// <summary>What happened to an incident that must be kept, and is not yet.</summary>
/// <param name="Of">Position of the journal entry that says so; 0 for the opening.</param>
public sealed record DueFreeze(long Of, FrozenCause Cause);

/// <summary>An incident as judged, and up to where it is frozen → what is due, oldest first. Pure.</summary>
public static class DueFreezes
{
    /// <param name="incident">Judged with all that its own record says, so its numbers are of that attempt.</param>
    /// <param name="frozenUpTo">Position of the last entry that was frozen by itself; null when nothing ever was.</param>
    /// <param name="isRead">Whether the source ever answered since this program started. The first revision waits for that: one of nothing but "cannot tell" would tell nobody anything.</param>
    public static ValueList<DueFreeze> Of(Incident incident, long? frozenUpTo, bool isRead)
    {
        if (incident.IsScheduled || incident.Unread is not null || incident.Attempt != incident.Record.Attempt || (frozenUpTo is null && !isRead))
        {
            return [];
        }

        var events = Events(incident.Record).ToArray();
        return frozenUpTo switch
        {
            null when events.Length == 0 => [new DueFreeze(0, new FrozenCause(FreezeCause.Opened, incident.OpenedAt, By: null, Note: null, Title: null))],
            // It has a history that was never frozen: what it looked like then is not made up from what is known now.
            null => [events[^1]],
            { } upTo => events.Where(one => one.Of > upTo).ToValueList(),
        };
    }

    /// <summary>Those of the current attempt, by position: there are no numbers of an earlier one any more.</summary>
    private static IEnumerable<DueFreeze> Events(IncidentRecord record)
    {
        if (record.Attempts is { Count: > 0 } attempts && attempts[^1] is var last)
        {
            var kind = last.Cause == AttemptCause.DeclaredFix ? FreezeCause.DeclaredFix : FreezeCause.Reopened;
            yield return new DueFreeze(last.Position, new FrozenCause(kind, last.At, last.By, Note: null, last.Title));
        }

        if (record.Resolution is { } resolution && resolution.Attempt == record.Attempt)
        {
            yield return new DueFreeze(resolution.Position, new FrozenCause(FreezeCause.Resolved, resolution.At, resolution.By, Note: null, resolution.OverrideReason));
        }
    }
}
