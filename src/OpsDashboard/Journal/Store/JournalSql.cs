namespace OpsDashboard.Journal.Store;

/// <summary>What is said to the store after it is prepared: one text for SQLite and PostgreSQL.</summary>
static class JournalSql
{
    private const string Columns = """
        j.position AS Position, j.incident AS Incident, j.attempt AS Attempt, j.kind AS Kind, j.subject AS Subject,
        j.at_us AS At, j.recorded_at_us AS RecordedAt, j.recorded_by AS RecordedBy, j.body AS Body, j.unique_key AS UniqueKey
        """;

    /// <summary>Locks the one row until the end of the transaction, so that positions become visible in their order.</summary>
    public const string TakePositions = "UPDATE journal_head SET position = position + @Count RETURNING position";

    public const string GiveBackPositions = "UPDATE journal_head SET position = @Last";

    public const string Probe = "UPDATE journal_head SET position = position";

    public const string Insert = """
        INSERT INTO journal_entry (position, incident, attempt, kind, subject, at_us, recorded_at_us, recorded_by, body, unique_key)
        VALUES (@Position, @Incident, @Attempt, @Kind, @Subject, @At, @RecordedAt, @RecordedBy, @Body, @UniqueKey)
        ON CONFLICT (unique_key) DO NOTHING
        """;

    public const string Attach = "INSERT INTO journal_attachment (position, content) VALUES (@Position, @Content)";

    public const string Attached = "SELECT a.content FROM journal_entry j JOIN journal_attachment a ON a.position = j.position WHERE j.unique_key = @UniqueKey";

    public const string FirstVersion = "INSERT INTO journal_version (name, position) VALUES (@Name, @Position) ON CONFLICT (name) DO NOTHING";

    public const string NextVersion = "UPDATE journal_version SET position = @Position WHERE name = @Name AND position = @Expected";

    public const string AnyVersion = """
        INSERT INTO journal_version (name, position) VALUES (@Name, @Position)
        ON CONFLICT (name) DO UPDATE SET position = excluded.position
        """;

    public const string OfKey = $"SELECT {Columns} FROM journal_entry j WHERE j.unique_key = @UniqueKey";

    public const string LastOfVersion = $"SELECT {Columns} FROM journal_version v JOIN journal_entry j ON j.position = v.position WHERE v.name = @Name";

    public const string Read = $"SELECT {Columns} FROM journal_entry j WHERE j.position > @After ORDER BY j.position LIMIT @Most";

    public const string ReadIncident =
        $"SELECT {Columns} FROM journal_entry j WHERE j.incident = @Incident AND j.position > @After ORDER BY j.position LIMIT @Most";

    public const string LatestAt = "SELECT MAX(at_us) FROM journal_entry";
}
