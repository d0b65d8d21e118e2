using OpsDashboard.Journal.Store;
using OpsDashboard.Readings;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Journal;

/// <summary>How the store is, from how reads and writes end. Safe for any thread; each function says whether anything is new.</summary>
/// <remarks>A store that can be read may still refuse writes (locked, full): only a write proves that it takes them again.</remarks>
sealed class JournalHealth(IncidentClock clock)
{
    public const string Starting = "the first read is not finished";

    private readonly Lock _gate = new();
    private bool _isRead;
    private string? _cannotRead = Starting;
    private string? _cannotWrite;
    private DateTimeOffset? _since = clock.Now;

    /// <summary>Without a position.</summary>
    public JournalState State
    {
        get
        {
            lock (_gate)
            {
                return !_isRead ? new JournalState(JournalStatus.Unread, _cannotRead, _since, 0)
                    : (_cannotWrite ?? _cannotRead) is { } why ? new JournalState(JournalStatus.Failing, why, _since, 0)
                    : JournalState.Well(0);
            }
        }
    }

    /// <summary>Whether only a write can tell that all is well again.</summary>
    public bool MustWrite
    {
        get
        {
            lock (_gate)
            {
                return _cannotWrite is not null;
            }
        }
    }

    public bool Read() => Set(isRead: true, cannotRead: null, _cannotWrite);

    public bool Wrote() => Set(_isRead, _cannotRead, cannotWrite: null);

    public bool CannotRead(string reason) => Set(_isRead, reason, _cannotWrite);

    public bool CannotWrite(string reason) => Set(_isRead, _cannotRead, reason);

    /// <summary>Null for a defect of this program.</summary>
    public static string? Words(Exception exception) => exception switch
    {
        StoreUnavailableException or StoreRefusedException => exception.Message,
        OperationCanceledException => "it does not answer in time",
        System.Text.Json.JsonException or FormatException => $"it holds an entry that this version cannot read: {exception.Message}",
        _ => null,
    };

    private bool Set(bool isRead, string? cannotRead, string? cannotWrite)
    {
        lock (_gate)
        {
            var before = (_isRead, _cannotRead, _cannotWrite);
            (_isRead, _cannotRead, _cannotWrite) = (isRead, cannotRead, cannotWrite);
            var isWell = cannotRead is null && cannotWrite is null;
            _since = isWell ? null : _since ?? clock.Now;
            return before != (isRead, cannotRead, cannotWrite);
        }
    }
}
