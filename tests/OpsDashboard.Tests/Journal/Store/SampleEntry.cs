using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;

namespace OpsDashboard.Tests.Journal.Store;

static class SampleEntry
{
    public static readonly DateTimeOffset At = new(2025, 9, 15, 18, 40, 44, TimeSpan.Zero);

    public static NewEntry Note(string text = "a note", string? key = null) =>
        new(1278, 1, EntryKind.Note, "", At, "ada", EntryJson.Write(new NoteBody(text))) { UniqueKey = key };

    public static NewEntry SignOff(string subject = "sign-off", long? expected = null, string? key = null) =>
        new(1278, 1, EntryKind.SignOff, subject, At, "ada", """{"title":"t","isSigned":true}""") { ExpectedVersion = expected, UniqueKey = key };

    public static async Task<AppendResult> AppendAsync(this JournalStore store, NewEntry entry) => Assert.Single(await store.AppendAsync([entry], CancellationToken.None));

    public static async Task<JournalEntry> WriteAsync(this JournalStore store, NewEntry entry) => Assert.IsType<AppendResult.Written>(await store.AppendAsync(entry)).Entry;
}
