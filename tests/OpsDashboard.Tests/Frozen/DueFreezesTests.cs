using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Frozen;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Tests.Journal;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Frozen;

public sealed class DueFreezesTests
{
    private static readonly DateTimeOffset At = Said.At;

    // f fix, r resolved, o reopened; at positions from 1 on.
    [Theory]
    [InlineData("", null, "Opened 0")]
    [InlineData("", 0L, "")]
    [InlineData("f", 0L, "DeclaredFix 1")]
    [InlineData("f", 1L, "")]
    [InlineData("fr", 1L, "Resolved 2")]
    [InlineData("fr", 0L, "DeclaredFix 1, Resolved 2")]
    [InlineData("fro", 2L, "Reopened 3")]
    [InlineData("frof", 1L, "DeclaredFix 4")]
    [InlineData("r", 0L, "Resolved 1")]
    // A history from before there were revisions: only what holds now is known.
    [InlineData("f", null, "DeclaredFix 1")]
    [InlineData("fr", null, "Resolved 2")]
    [InlineData("fro", null, "Reopened 3")]
    public void Of_History_IsWhatIsNotFrozenOfTheCurrentAttempt(string history, long? frozenUpTo, string expected) => Assert.Equal(
        expected,
        string.Join(", ", DueFreezes.Of(Incident(history), frozenUpTo, isRead: true).Select(due => $"{due.Cause.Kind} {due.Of}")));

    [Fact]
    public void Of_JudgedInAnotherAttempt_OrWithoutTheJournal_IsNothing()
    {
        Assert.Empty(DueFreezes.Of(Incident("f") with { Attempt = 1 }, 0, isRead: true));
        Assert.Empty(DueFreezes.Of(Incident("f") with { Unread = "locked" }, 0, isRead: true));
    }

    [Fact]
    public void Of_SourceThatNeverAnswered_WaitsWithTheFirstRevisionOnly()
    {
        Assert.Empty(DueFreezes.Of(Incident(""), frozenUpTo: null, isRead: false));
        Assert.Empty(DueFreezes.Of(Incident("f"), frozenUpTo: null, isRead: false));
        Assert.Single(DueFreezes.Of(Incident("f"), frozenUpTo: 0, isRead: false));
    }

    [Fact]
    public void Of_Fix_SaysWhoAndWhat()
    {
        var cause = Assert.Single(DueFreezes.Of(Incident("f"), 0, isRead: true)).Cause;

        Assert.Equal(("ada", "more instances", At), (cause.By, cause.Title, cause.At));
    }

    private static Incident Incident(string history)
    {
        var attempt = 1;
        var entries = history.Select(word => word switch
        {
            'f' => Said.Fix(++attempt, At),
            'r' => Said.Resolved(attempt, At, "why not"),
            _ => new NewEntry(Said.Number, ++attempt, EntryKind.Reopened, "", At, "ada", EntryJson.Write(new ReopenedBody("again", At, [], []))),
        }).ToArray();
        var record = Said.Facts(entries).Of(Said.Number);
        return FullSnapshot.Full.Incidents[0] with { Attempt = record.Attempt, Record = record };
    }
}
