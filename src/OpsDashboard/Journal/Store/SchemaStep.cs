namespace OpsDashboard.Journal.Store;

/// <summary>A step of the schema, in both dialects. Steps are only ever added: the number of steps is the version of the schema.</summary>
sealed record SchemaStep(string Sqlite, string Postgres)
{
    /// <summary>All steps, oldest first.</summary>
    public static IReadOnlyList<SchemaStep> All { get; } =
    [
        new(Entries("INTEGER"), Entries("BIGINT")),
        new(Attachments("INTEGER"), Attachments("BIGINT")),
        new(NewKinds, NewKinds),
        new(Unchanged, "ALTER TABLE journal_entry ALTER COLUMN incident TYPE BIGINT;"),
    ];

    // Numbers of incidents may need 64 bits, which an INTEGER of SQLite has.
    private const string Unchanged = "UPDATE journal_head SET position = position;";

    // With it came the kinds "screen-paired" and "screen-withdrawn". No table is another one; an older program must refuse the store all the same.
    private const string NewKinds = "UPDATE journal_head SET position = position;";

    // SQLite keeps rows by their key only where its type is INTEGER, which has 64 bits there and 32 in PostgreSQL.
    private static string Entries(string key) => $"""
        CREATE TABLE journal_head (
            id SMALLINT PRIMARY KEY CHECK (id = 1),
            position BIGINT NOT NULL);
        INSERT INTO journal_head (id, position) VALUES (1, 0);
        CREATE TABLE journal_entry (
            position {key} PRIMARY KEY,
            incident INTEGER NOT NULL,
            attempt INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            at_us BIGINT NOT NULL,
            recorded_at_us BIGINT NOT NULL,
            recorded_by TEXT NOT NULL,
            body TEXT NOT NULL,
            unique_key TEXT UNIQUE);
        CREATE INDEX journal_entry_of_incident ON journal_entry (incident, position);
        CREATE TABLE journal_version (
            name TEXT PRIMARY KEY,
            position BIGINT NOT NULL);
        """;

    // With it came the kind "frozen". Apart from the entries: who reads the journal on does not read these.
    private static string Attachments(string key) => $"""
        CREATE TABLE journal_attachment (
            position {key} PRIMARY KEY,
            content TEXT NOT NULL);
        """;
}
