using OpsDashboard.Evaluation;
using OpsDashboard.Journal;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Journal.Store;
using OpsDashboard.Tests.Support;
using static OpsDashboard.Tests.Journal.Said;

namespace OpsDashboard.Tests.Journal;

public sealed class JournalLoopTests(SharedPostgres postgres)
{
    public static TheoryData<StoreKind> Kinds => StorePlace.Kinds;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Transitions_AndConfiguration_AreJournalledOnce_AlsoOverARestart(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using (var replica = new Replica(place))
        {
            await replica.Journal.CatchUpAsync(Cancellation);
            await replica.SayAsync(0, Starts(Verdict.NotMet), Connects(Verdict.TooEarly));
            await replica.SayAsync(1, Starts(Verdict.NotMet), Connects(Verdict.TooEarly));
            await replica.SayAsync(2, Starts(Verdict.Met), Connects(Verdict.TooEarly));
        }

        await using var again = new Replica(place);
        // The journal is not read yet: this says nothing of the incident.
        await again.SayAsync(3, Starts(Verdict.CannotTell), Connects(Verdict.CannotTell));
        Assert.Equal(3, (await again.VerdictsAsync()).Length);
        await again.SayAsync(4, Starts(Verdict.Met), Connects(Verdict.TooEarly));

        Assert.Equal(
            [EntryKind.Configuration, EntryKind.Verdict, EntryKind.Verdict, EntryKind.Verdict],
            (await again.EntriesAsync()).Select(entry => entry.Kind));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task TwoReplicas_JournalEachTransitionOnce(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var one = new Replica(place);
        await using var other = new Replica(place);
        await one.Journal.CatchUpAsync(Cancellation);
        await other.Journal.CatchUpAsync(Cancellation);

        for (var minute = 0; minute < 10; minute++)
        {
            var verdict = minute % 2 == 0 ? Verdict.NotMet : Verdict.Met;
            Criterion[] said = [Starts(verdict) with { Since = At.AddMinutes(minute) }, Connects(verdict) with { Since = At.AddMinutes(minute) }];
            await Task.WhenAll(one.SayAsync(minute, said), other.SayAsync(minute, said));
        }

        var verdicts = await one.VerdictsAsync();
        foreach (var title in (string[])["Starts succeed", "Connections establish"])
        {
            Assert.Equal(
                Enumerable.Range(0, 10).Select(minute => minute % 2 == 0 ? Verdict.NotMet : Verdict.Met),
                verdicts.Where(body => body.Title == title).Select(body => body.To));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task LockedStore_SaysSo_RefusesWrites_AndThenJournalsOneDifference(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var replica = new Replica(place);
        await replica.Journal.CatchUpAsync(Cancellation);
        await replica.SayAsync(0, Starts(Verdict.NotMet));
        await using (await replica.LockAsync())
        {
            replica.Time.Advance(TimeSpan.FromMinutes(1));
            await replica.SayAsync(1, Starts(Verdict.CannotTell));

            Assert.Equal((JournalStatus.Failing, At.AddMinutes(1), 2), (replica.Journal.State.Status, replica.Journal.State.Since, replica.Journal.State.Position));
            Assert.IsType<AppendResult.Unavailable>(await replica.Journal.AppendAsync(Note(), Cancellation));

            // Published, and not seen by the journal.
            foreach (var minute in (int[])[2, 3])
            {
                replica.Feed.Publish(That(minute, 2, Starts(Verdict.TooEarly)));
            }
        }

        await replica.SayAsync(4, Starts(Verdict.Met));

        Assert.Equal(JournalStatus.Ok, replica.Journal.State.Status);
        Assert.Equal([(null, Verdict.NotMet, 0L), (Verdict.NotMet, Verdict.Met, 3L)], (await replica.VerdictsAsync()).Select(body => (body.From, body.To, body.Missed)));
        var outage = (await replica.EntriesAsync()).Single(entry => entry.Kind == EntryKind.Outage).Read<OutageBody>();
        Assert.Equal(At.AddMinutes(1), outage.Since);
        Assert.Empty(replica.Journal.Facts.Of(Number).Notes);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task LockedStore_WhereNothingIsToBeWritten_IsFoundOutAllTheSame(StoreKind kind)
    {
        await using var place = await StorePlace.OfAsync(kind, postgres);
        await using var replica = new Replica(place);
        await replica.Journal.CatchUpAsync(Cancellation);
        await replica.SayAsync(0, Starts(Verdict.NotMet));
        await using (await replica.LockAsync())
        {
            replica.Time.Advance(TimeSpan.FromSeconds(5));
            await replica.SayAsync(1, Starts(Verdict.NotMet));

            Assert.Equal(JournalStatus.Failing, replica.Journal.State.Status);
        }

        await replica.SayAsync(2, Starts(Verdict.NotMet));
        Assert.Equal(JournalStatus.Ok, replica.Journal.State.Status);
    }

    [Fact]
    public async Task Loop_ThatIsStopped_EndsWithoutAFault()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var replica = new Replica(place);
        await replica.Loop.StartAsync(Cancellation);
        await UntilAsync(replica.Journal, () => replica.Journal.State.Status == JournalStatus.Ok);

        await replica.Loop.StopAsync(Cancellation);

        Assert.True(replica.Loop.ExecuteTask!.IsCanceled || replica.Loop.ExecuteTask.IsCompletedSuccessfully, replica.Loop.ExecuteTask.Exception?.ToString());
    }

    [Fact]
    public async Task RefusedWriteOfAPerson_IsOverWithTheNextStep_AlsoWhenNoVerdictChanged()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var replica = new Replica(place);
        await replica.Journal.CatchUpAsync(Cancellation);
        await replica.SayAsync(0, Starts(Verdict.NotMet));
        await using (await replica.LockAsync())
        {
            await replica.Journal.AppendAsync(Note(), Cancellation);
        }

        Assert.Equal(JournalStatus.Failing, replica.Journal.State.Status);
        await replica.SayAsync(1, Starts(Verdict.NotMet));

        Assert.Equal(JournalStatus.Ok, replica.Journal.State.Status);
        await replica.SayAsync(2, Starts(Verdict.NotMet));
        Assert.Single(await replica.EntriesAsync(), entry => entry.Kind == EntryKind.Outage);
    }

    [Fact]
    public async Task Regression_AfterResolved_ReopensTheIncidentOnce()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var one = new Replica(place);
        await using var other = new Replica(place);
        await one.Journal.CatchUpAsync(Cancellation);
        await one.SayAsync(0, Starts(Verdict.Met));
        await one.Journal.AppendAsync(Resolved(1, At, null, "starts"), Cancellation);
        await other.Journal.CatchUpAsync(Cancellation);
        await one.SayAsync(1, Starts(Verdict.CannotTell));
        Assert.Equal(1, one.Journal.Facts.Of(Number).Attempt);
        await other.Journal.CatchUpAsync(Cancellation);

        await Task.WhenAll(one.SayAsync(2, Starts(Verdict.NotMet)), other.SayAsync(2, Starts(Verdict.NotMet)));
        await other.Journal.CatchUpAsync(Cancellation);

        Assert.Single(await one.EntriesAsync(), entry => entry.Kind == EntryKind.Reopened);
        Assert.Equal((2, null), (other.Journal.Facts.Of(Number).Attempt, other.Journal.Facts.Of(Number).Resolution));
    }

    [Fact]
    public async Task Running_SeesSnapshotsByItself_AndWhatOthersWriteWithinSeconds()
    {
        await using var place = await StorePlace.OfAsync(StoreKind.Sqlite, postgres);
        await using var replica = new Replica(place);
        await using var other = new Replica(place);
        await other.Journal.CatchUpAsync(Cancellation);
        var start = replica.Loop.StartAsync(Cancellation);
        await UntilAsync(replica.Journal, () => replica.Journal.State.Status == JournalStatus.Ok);
        await start;

        var written = UntilAsync(replica.Journal, () => replica.Journal.Facts.Of(Number).Verdicts.Count == 1);
        replica.Feed.Publish(That(0, 0, Starts(Verdict.NotMet)));
        await written;

        await other.Journal.AppendAsync(Note(), Cancellation);
        var noticed = UntilAsync(replica.Journal, () => replica.Journal.Facts.Of(Number).Notes.Count == 1);
        while (!noticed.IsCompleted)
        {
            replica.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await noticed;
        await replica.Loop.StopAsync(Cancellation);
    }

    private static async Task UntilAsync(IncidentJournal journal, Func<bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, EventArgs changed)
        {
            if (holds())
            {
                done.TrySetResult();
            }
        }

        journal.Changed += Look;
        Look(null, EventArgs.Empty);
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        journal.Changed -= Look;
    }
}
