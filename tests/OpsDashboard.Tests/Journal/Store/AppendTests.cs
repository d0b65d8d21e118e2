using Microsoft.Extensions.Time.Testing;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Journal.Store;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Journal.Store;

/// <summary>Writing and reading, on both stores.</summary>
public sealed class AppendTests(SharedPostgres postgres)
{
    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Entry_WrittenAndRead_IsTheSame_InEveryField(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1234567);
        var store = await place.PreparedAsync(new FakeTimeProvider(now));
        // Quotes, right-to-left, a pair of surrogates, a combining mark, control characters and the longest body.
        const string Odd = "O'Brien \"x\" \\ שלום 🚑 e\u0301 \u0001\u007f\u2028 @p %_";
        var at = new DateTimeOffset(2025, 9, 15, 20, 40, 44, TimeSpan.FromHours(2)).AddTicks(9_999_999);
        var body = "\"" + Odd + new string('x', EntryBounds.LongestBody - Odd.Length - 2) + "\"";
        var entry = new NewEntry(0, 7, EntryKind.Configuration, Odd, at, Odd, body) { UniqueKey = Odd };

        var written = await store.WriteAsync(entry);
        var read = await store.ReadAsync(0, 10, Cancellation);

        var expected = new JournalEntry(
            1, 0, 7, EntryKind.Configuration, Odd, new DateTimeOffset(2025, 9, 15, 18, 40, 44, TimeSpan.Zero).AddMicroseconds(999_999), now.AddTicks(-7), Odd, body);
        Assert.Equal(expected, written);
        Assert.Equal([expected], read);
        Assert.Equal((TimeSpan.Zero, 0L), (read[0].At.Offset, read[0].At.Ticks % 10));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task EveryKind_ComesBack(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var kinds = Enum.GetValues<EntryKind>();

        await store.AppendAsync([.. kinds.Select(one => SampleEntry.Note() with { Kind = one })], Cancellation);

        Assert.Equal(kinds, (await store.ReadAsync(0, 100, Cancellation)).Select(entry => entry.Kind));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Attachment_IsReadByItsKey_CharacterForCharacter_AndWrittenOnlyWithItsEntry(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var content = "{\"a\":\"שלום 🚑 \u2028\"}" + new string('x', 300_000);
        var first = SampleEntry.Note() with { Kind = EntryKind.Frozen, Subject = "1", UniqueKey = "7@r1", ExpectedVersion = 0, Attachment = content };
        await store.WriteAsync(first);

        await store.AppendAsync([first with { Attachment = "sent again" }], Cancellation);
        await store.AppendAsync([first with { Subject = "2", UniqueKey = "7@r2", Attachment = "too late: another one was first" }], Cancellation);

        Assert.Equal(content, await store.AttachmentAsync("7@r1", Cancellation));
        Assert.Null(await store.AttachmentAsync("7@r2", Cancellation));
        Assert.Single(await store.ReadAsync(0, 10, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync([first with { Attachment = new string('x', EntryBounds.LongestAttachment + 1) }], Cancellation));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Read_BehindAPosition_OfOneIncident_InOrder_UpToTheMost(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        await store.AppendAsync([.. Enumerable.Range(1, 9).Select(i => SampleEntry.Note($"{i}") with { Incident = i % 2 })], Cancellation);

        Assert.Equal([4L, 5, 6], (await store.ReadAsync(3, 3, Cancellation)).Select(entry => entry.Position));
        Assert.Equal([5L, 7], (await store.ReadAsync(1, 3, 2, Cancellation)).Select(entry => entry.Position));
        Assert.Empty(await store.ReadAsync(9, 10, Cancellation));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ReadAsync(0, EntryBounds.MostRead + 1, Cancellation));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Entries_OutliveTheStoreObject_AndNothingIsNothing(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using (var first = await place.PreparedAsync())
        {
            Assert.Empty(await first.AppendAsync([], Cancellation));
            Assert.Null(await first.LatestAtAsync(Cancellation));
            await first.WriteAsync(SampleEntry.Note());
            await first.WriteAsync(SampleEntry.Note() with { At = SampleEntry.At.AddDays(-1) });
        }

        var second = await place.PreparedAsync();

        Assert.Equal(SampleEntry.At, await second.LatestAtAsync(Cancellation));
        Assert.Equal(3, (await second.WriteAsync(SampleEntry.Note())).Position);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Key_Twice_IsKnown_WithTheFirstEntry_AndTakesNoPosition(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var first = await store.WriteAsync(SampleEntry.Note("first", "key"));

        var again = await store.AppendAsync([SampleEntry.Note("second", "key"), SampleEntry.Note("new", "other"), SampleEntry.Note("twice", "other")], Cancellation);

        Assert.Equal(first, Assert.IsType<AppendResult.Known>(again[0]).Entry);
        var written = Assert.IsType<AppendResult.Written>(again[1]).Entry;
        Assert.Equal(2, written.Position);
        Assert.Equal(written, Assert.IsType<AppendResult.Known>(again[2]).Entry);
        Assert.Equal(3, (await store.WriteAsync(SampleEntry.Note())).Position);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Version_AsExpected_MovesOn_ElseConflictsWithTheirs_AndNothingIsWritten(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();

        var none = await store.AppendAsync(SampleEntry.SignOff(expected: 7));
        var first = await store.WriteAsync(SampleEntry.SignOff(expected: 0));
        var late = await store.AppendAsync(SampleEntry.SignOff(expected: 0));
        var second = await store.WriteAsync(SampleEntry.SignOff(expected: first.Position));
        var third = await store.WriteAsync(SampleEntry.SignOff());
        var stale = await store.AppendAsync(SampleEntry.SignOff(expected: second.Position));
        var other = await store.WriteAsync(SampleEntry.SignOff("another", expected: 0));

        Assert.Null(Assert.IsType<AppendResult.Conflict>(none).Theirs);
        Assert.Equal(first, Assert.IsType<AppendResult.Conflict>(late).Theirs);
        Assert.Equal(third, Assert.IsType<AppendResult.Conflict>(stale).Theirs);
        Assert.Equal([first, second, third, other], await store.ReadAsync(0, 10, Cancellation));
        Assert.Equal([1L, 2, 3, 4], new[] { first, second, third, other }.Select(entry => entry.Position));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Batch_WithAConflict_WritesNothing_AndSaysWhich(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var theirs = await store.WriteAsync(SampleEntry.SignOff(key: "k"));

        var results = await store.AppendAsync(
            [SampleEntry.Note("a"), SampleEntry.SignOff(expected: 0), SampleEntry.Note("b", "k"), SampleEntry.Note("c", "n"), SampleEntry.Note("d", "n"), SampleEntry.SignOff("x", expected: 9)],
            Cancellation);

        var unwritten = new AppendResult.Unavailable("not written because another entry of the same batch conflicts");
        Assert.Equal([unwritten, new AppendResult.Conflict(theirs), new AppendResult.Known(theirs), unwritten, unwritten, new AppendResult.Conflict(null)], results);
        Assert.Equal([theirs], await store.ReadAsync(0, 10, Cancellation));
        Assert.Equal(2, (await store.WriteAsync(SampleEntry.SignOff(expected: theirs.Position))).Position);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task KnownKey_CountsBeforeItsVersion(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var first = await store.WriteAsync(SampleEntry.SignOff(expected: 0, key: "k"));

        Assert.Equal(new AppendResult.Known(first), await store.AppendAsync(SampleEntry.SignOff(expected: 0, key: "k")));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_ThatCannotBeStored_IsRefused_AndNothingIsWritten(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();
        var good = SampleEntry.Note();

        foreach (var (bad, words) in new[]
        {
            (good with { Body = "\"a\0b\"" }, "Body has U+0000 or half a surrogate pair, which cannot be stored (Parameter 'Body')"),
            (good with { By = "\ud83d" }, "By has U+0000 or half a surrogate pair, which cannot be stored (Parameter 'By')"),
            (good with { Subject = "\ude91x" }, "Subject has U+0000 or half a surrogate pair, which cannot be stored (Parameter 'Subject')"),
            (good with { UniqueKey = new string('k', 513) }, "UniqueKey has 513 characters; at most 512 can be stored (Parameter 'UniqueKey')"),
            (good with { Body = new string('b', EntryBounds.LongestBody + 1) }, "Body has 1048577 characters; at most 1048576 can be stored (Parameter 'Body')"),
        })
        {
            Assert.Equal(words, (await Assert.ThrowsAsync<ArgumentException>(() => store.AppendAsync([good, bad], Cancellation))).Message);
        }

        Assert.Empty(await store.ReadAsync(0, 10, Cancellation));
        // The longest key in the widest characters fits into the index.
        await store.WriteAsync(good with { Subject = new string('\uffe6', 512), UniqueKey = string.Concat(Enumerable.Repeat("🚑", 256)) });
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Cancelled_BeforeItBegins_WritesNothing(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        var store = await place.PreparedAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AppendAsync([SampleEntry.Note()], new CancellationToken(canceled: true)));

        Assert.Empty(await store.ReadAsync(0, 10, Cancellation));
    }
}
