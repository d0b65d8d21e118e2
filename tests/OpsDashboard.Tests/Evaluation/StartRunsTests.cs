using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Readings;

namespace OpsDashboard.Tests.Evaluation;

public sealed class StartRunsTests
{
    private static readonly StartLogOptions Options = new() { Filter = "x" };
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_PhasesAndEnd_AreOneStart()
    {
        var run = Assert.Single(Runs(End("a", 9, "failure", "3"), Phase("a", 8, 2, 6, "failure", "connection-timeout", timeout: 6), Phase("a", 2, 1, 2, timeout: 6)));

        Assert.Equal((At, false, "failure", "3", "rev-1", 8.0), (run.From, run.Passed, run.Outcome, run.ExitCode, run.Revision, run.Seconds));
        Assert.Equal([new RunPhase("1 p1", 2, true, null, null), new RunPhase("2 p2", 6, false, "connection-timeout", 6)], run.Phases);
    }

    [Fact]
    public void Of_NoEndYet_IsNotEnded() => Assert.Null(Assert.Single(Runs(Phase("a", 2, 1, 2))).Passed);

    [Fact]
    public void Of_EntriesWithoutPhaseOrOutcome_AreNoEnd()
    {
        var run = Assert.Single(Runs(Entry(3, ("start_id", "a"), ("message", "connection attempt failed")), Phase("a", 2, 1, 2)));

        Assert.Null(run.Passed);
    }

    [Fact]
    public void Of_StartWhoseBeginningWasNotRead_IsLeftOut() =>
        Assert.Equal(["b"], Runs(Phase("a", 9, 2, 1), Phase("b", 20, 1, 1), Phase("b", 22, 2, 2)).Select(run => run.Id));

    [Fact]
    public void Of_NewestFirst_AndNoMoreThanShown()
    {
        var entries = Enumerable.Range(1, 60).Select(i => Phase($"s{i}", i * 10, 1, 1)).ToArray();

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"s{60 - i}"), Runs(entries).Select(run => run.Id));
    }

    [Fact]
    public void Of_EntryDeliveredTwice_IsOnePhase() => Assert.Single(Assert.Single(Runs(Phase("a", 2, 1, 2), Phase("a", 2, 1, 2))).Phases);

    [Theory]
    [InlineData("NaN")]
    [InlineData("-1")]
    [InlineData("1e300")]
    [InlineData("soon")]
    public void Of_DurationThatIsNone_IsLeftOut(string seconds) =>
        Assert.Empty(Runs(Entry(2, ("start_id", "a"), ("phase", "1"), ("duration_seconds", seconds), ("outcome", "success"))));

    [Fact]
    public void Of_OtherFieldNames_AreThoseConfigured()
    {
        var options = new StartLogOptions { StartField = "run", PhaseField = "step", DurationField = "took", OutcomeField = "result", Success = "ok", NameField = "what" };
        var entry = Entry(2, ("run", "a"), ("step", "1"), ("took", "2"), ("result", "ok"), ("what", "plan"));

        Assert.Equal("1 plan", Assert.Single(Assert.Single(StartRuns.Of([entry], options, timed: 0)).Phases).Title);
    }

    private static ValueList<StartRun> Runs(params LogEntry[] entries) => StartRuns.Of(entries, Options, timed: 1);

    private static LogEntry Phase(string start, int second, int phase, double seconds, string outcome = "success", string error = "", double timeout = 0) => Entry(
        second, ("start_id", start), ("phase", $"{phase}"), ("phase_name", $"p{phase}"), ("duration_seconds", $"{seconds}"), ("outcome", outcome), ("error_class", error), ("timeout_seconds", $"{timeout}"));

    private static LogEntry End(string start, int second, string outcome, string exitCode) =>
        Entry(second, ("start_id", start), ("outcome", outcome), ("exit_code", exitCode), ("duration_seconds", "9"));

    private static LogEntry Entry(int second, params (string Name, string Value)[] fields) =>
        new(At.AddSeconds(second), fields.ToDictionary(field => field.Name, field => field.Value), new Dictionary<string, string> { ["revision_name"] = "rev-1" });
}
