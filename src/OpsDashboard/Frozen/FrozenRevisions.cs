using System.Globalization;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Frozen;

/// <summary>Frozen revisions: written to the journal once, read from it for ever.</summary>
public sealed class FrozenRevisions(DashboardOptions options, IncidentJournal journal) : IDisposable
{
    /// <summary>Bytes of revisions in memory: a link that many follow costs the store one read.</summary>
    private const long MostCachedBytes = 16 * 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MostCachedBytes });

    /// <summary>Of what is configured now.</summary>
    public string ConfigurationHash { get; } = ConfigurationEntry.BodyOf(options).Hash;

    /// <summary>Where a revision is reached: <c>/i/4711@r3</c>.</summary>
    public static string Path(long number, int revision) => $"/i/{Id(number, revision)}";

    /// <summary>Its bytes, exactly as they were stored; null when there is no such revision.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be read now.</exception>
    public async Task<FrozenBytes?> ReadAsync(long number, int revision, CancellationToken cancellation)
    {
        var key = Id(number, revision);
        if (_cache.Get<FrozenBytes>(key) is { } known)
        {
            return known;
        }

        if (await journal.AttachmentAsync(key, cancellation) is not { } text)
        {
            return null;
        }

        var bytes = new FrozenBytes(Encoding.UTF8.GetBytes(text), FrozenJson.Read(text));
        // The parsed one beside the bytes takes several times their size.
        return _cache.Set(key, bytes, new MemoryCacheEntryOptions { Size = bytes.Utf8.Length * 4L });
    }

    /// <summary>Writes the next revision of an incident.</summary>
    /// <param name="of">Position of the entry that it is for; 0 for the opening and for what somebody asked for.</param>
    /// <param name="author">Of the journal's entry.</param>
    public async Task<FreezeResult> WriteAsync(DashboardSnapshot snapshot, Incident incident, FrozenCause cause, long of, string author, CancellationToken cancellation)
    {
        var last = journal.Facts.Of(incident.Number).Frozen is [var newest, ..] ? newest : null;
        var revision = (last?.Revision ?? 0) + 1;
        var (_, text, hash) = FrozenDraft.Of(snapshot, incident, options, ConfigurationHash, cause, revision);
        var body = new FrozenBody(revision, cause.Kind, of, cause.Note, hash);
        var entry = new NewEntry(
            incident.Number, incident.Attempt, EntryKind.Frozen, revision.ToString(CultureInfo.InvariantCulture), snapshot.At, author, EntryJson.Write(body))
        {
            UniqueKey = Id(incident.Number, revision),
            ExpectedVersion = last?.Version ?? 0,
            Attachment = text,
        };
        return await journal.AppendAsync(entry, cancellation) switch
        {
            AppendResult.Written written => new FreezeResult.Made(written.Entry, revision),
            AppendResult.Unavailable unavailable => new FreezeResult.Unavailable(unavailable.Reason),
            _ => new FreezeResult.Overtaken(),
        };
    }

    public void Dispose() => _cache.Dispose();

    /// <summary>For example <c>4711@r3</c>: what it is called, and its unique key in the journal.</summary>
    public static string Id(long number, int revision) => string.Create(CultureInfo.InvariantCulture, $"{number}@r{revision}");
}

/// <summary>A revision as it is served, and as it is shown.</summary>
public sealed record FrozenBytes(byte[] Utf8, FrozenRevision Revision);
