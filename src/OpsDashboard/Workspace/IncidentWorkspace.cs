using OpsDashboard.Configuration;
using OpsDashboard.Frozen;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace.Deeds;

namespace OpsDashboard.Workspace;

/// <summary>What people and programs do to an incident: checked, then written to the journal. Forms and API call this.</summary>
/// <remarks>In every deed <c>author</c> is the name of the token it came with; null when a person says in the request who they are.</remarks>
public sealed class IncidentWorkspace(DashboardOptions options, IncidentJournal journal, FrozenRevisions frozen, SnapshotFeed feed, IncidentClock clock, TimeProvider time) : IDisposable
{
    private readonly FreezeLimits _freezes = new();
    private readonly ValueList<string> _tokens = options.Authentication.Tokens.Select(token => token.Name).ToValueList();

    public Task<Outcome> SignOffAsync(long incident, string criterion, SignOffRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => SignOffDeed.Check(situation, criterion, request), cancellation);

    public Task<Outcome> NoteAsync(long incident, NoteRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => NoteDeed.Check(situation, request), cancellation);

    public Task<Outcome> ActionAsync(long incident, string action, ActionRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => ActionDeed.Check(situation, action, request), cancellation);

    public Task<Outcome> EvidenceAsync(long incident, string id, EvidenceRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => EvidenceDeed.Check(situation, id, request), cancellation);

    public Task<Outcome> FixAsync(long incident, FixRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => FixDeed.Check(situation, request), cancellation);

    public async Task<Outcome> ResolveAsync(long incident, ResolveRequest request, string? author, CancellationToken cancellation = default)
    {
        // Said and resolved at once: the verdict that knows of it comes within a second.
        if (SituationOf(incident, author) is { Snapshot: not null } situation)
        {
            await WaitUntilShownAsync(situation.Decisive, Limits.Shown, cancellation);
        }

        return await DoAsync(incident, author, situation => ResolveDeed.Check(situation, request), cancellation);
    }

    public Task<Outcome> ReopenAsync(long incident, ReopenRequest request, string? author, CancellationToken cancellation = default) =>
        DoAsync(incident, author, situation => ReopenDeed.Check(situation, request), cancellation);

    /// <summary>Keeps the incident as it stands, with what was said just before.</summary>
    public async Task<Outcome> FreezeAsync(long incident, FreezeRequest request, string? author, CancellationToken cancellation = default)
    {
        if (SituationOf(incident, author) is { Snapshot: not null } situation)
        {
            await WaitUntilShownAsync(situation.Decisive, Limits.Shown, cancellation);
        }

        if (SituationOf(incident, author)?.Refusal is { } early)
        {
            return early;
        }

        return await FreezeDeed.DoAsync(() => SituationOf(incident, author), incident, request, new Freezing(journal, frozen, _freezes), cancellation)
            ?? Unknown(incident);
    }

    public void Dispose() => _freezes.Dispose();

    /// <summary>Waits for a snapshot that knows an entry, so that who wrote it sees it; false when none came within the limit.</summary>
    /// <param name="limit">Real time.</param>
    public async Task<bool> WaitUntilShownAsync(long position, TimeSpan limit, CancellationToken cancellation = default)
    {
        if (feed.Current?.Journal.Position >= position)
        {
            return true;
        }

        using var end = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellation);
        try
        {
            await foreach (var snapshot in feed.Watch(either.Token))
            {
                if (snapshot.Journal.Position >= position)
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The limit.
        }

        return false;
    }

    private Situation? SituationOf(long number, string? author) => options.Incidents.FirstOrDefault(one => one.Number == number) is { } incident
        ? new Situation(incident, journal.Facts.Of(number), feed.Current, clock.Now, author, _tokens)
        : null;

    private async Task<Outcome> DoAsync(long number, string? author, Func<Situation, Decision> check, CancellationToken cancellation)
    {
        if (SituationOf(number, author) is not { } situation)
        {
            return Unknown(number);
        }

        if (situation.Refusal is { } early)
        {
            return early;
        }

        if (journal.Facts.Unread is { } reason)
        {
            return new Outcome.Unavailable($"The journal was not read yet: {reason}");
        }

        var (entry, refusal, known) = check(situation);
        if (entry?.ExpectedVersion > known && await journal.CatchUpAsync(cancellation))
        {
            // Another replica wrote what the sender has seen and this program has not yet.
            (entry, refusal, known) = check(SituationOf(number, author)!);
        }

        return refusal ?? await WriteAsync(entry!, known, cancellation);
    }

    private Outcome.NotFound Unknown(long number) => new(KnownIncidents.IsGone(number, options, journal.Facts)
        ? $"Incident {number} is no longer configured: nothing can be recorded of it any more."
        : KnownIncidents.Of(options, journal.Facts).Without(number));

    private async Task<Outcome> WriteAsync(NewEntry entry, long known, CancellationToken cancellation)
    {
        // Also a version that is not written yet: the entry was checked against the known one, not against that.
        if (entry.ExpectedVersion is { } expected && expected != known)
        {
            return await ConflictAsync(entry, known, cancellation);
        }

        return await journal.AppendAsync(entry, cancellation) switch
        {
            AppendResult.Written written => new Outcome.Done(written.Entry),
            AppendResult.Known again when EvidenceDeed.IsSame(entry, again.Entry) => new Outcome.Done(again.Entry, Again: true),
            AppendResult.Known other => new Outcome.Conflict(entry, other.Entry),
            AppendResult.Conflict conflict => new Outcome.Conflict(entry, conflict.Theirs),
            AppendResult.Unavailable unavailable => new Outcome.Unavailable(unavailable.Reason),
            var unknown => throw new InvalidOperationException($"not a result of the journal: {unknown}"),
        };
    }

    private async Task<Outcome> ConflictAsync(NewEntry entry, long known, CancellationToken cancellation)
    {
        try
        {
            var entries = known == 0 ? [] : await journal.ReadAsync(entry.Incident, known - 1, 1, cancellation);
            return new Outcome.Conflict(entry, entries.Count == 0 ? null : entries[0]);
        }
        catch (StoreUnavailableException unavailable)
        {
            return new Outcome.Unavailable(unavailable.Message);
        }
    }
}
