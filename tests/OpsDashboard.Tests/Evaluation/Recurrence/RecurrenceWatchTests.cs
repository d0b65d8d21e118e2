using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recurrence;
using OpsDashboard.Readings;
using static OpsDashboard.Tests.Evaluation.Example;

namespace OpsDashboard.Tests.Evaluation.Recurrence;

public sealed class RecurrenceWatchTests
{
    private static readonly QueryOptions Phase = new() { Filter = Jobs, Aligner = "ALIGN_SUM", GroupBy = ["metric.labels.phase"] };
    private static readonly QueryOptions Error = new() { Filter = Jobs, Aligner = "ALIGN_SUM", GroupBy = ["metric.labels.error_class"] };

    private static readonly IncidentOptions Incident = new()
    {
        Number = 7,
        OpenedAt = End.AddHours(-6),
        Recurrence = new() { Presence = new() { Filter = Alive, Aligner = "ALIGN_MAX" }, FailingPhase = Phase, ErrorClass = Error },
        Horizons = [new() { Criteria = [new() { Id = "watch", Kind = CriterionKind.Monitoring, Window = TimeSpan.FromHours(2) }] }],
    };

    [Theory]
    [InlineData("", "", 120, Verdict.Met, "nothing failed")]
    [InlineData("3:40", "timeout:40", 120, Verdict.NotMet, "7 again: 40 failures in phase 3 with timeout")]
    [InlineData("3:40,5:90", "timeout:40,authentication:90", 0, Verdict.NotMet, "7 again: 40 failures in phase 3 with timeout")]
    [InlineData("5:40", "authentication:40", 120, Verdict.NotMet, "6 again: 40 failures in phase 5 with authentication")]
    [InlineData("1:40", "refused:40", 120, Verdict.Met, "40 failures of another pattern, most in phase 1")]
    [InlineData("3:4", "timeout:4", 120, Verdict.Met, "4 failures, too few for a pattern")]
    [InlineData("", "", 0, Verdict.CannotTell, "data for 0 of 120 minutes")]
    public void Window_Whole_IsJudgedByItsPattern(string phases, string errors, int minutes, Verdict verdict, string reason) =>
        Assert.Equal(new RecurrenceFinding(verdict, reason), Judge(End.AddHours(-6), phases, errors, minutes));

    [Fact]
    public void Window_OfAYoungAttempt_IsTooEarly_UnlessItCameBack()
    {
        Assert.Equal(Verdict.TooEarly, Judge(End.AddHours(-1), "", "", 60)!.Verdict);
        Assert.Equal(Verdict.NotMet, Judge(End.AddHours(-1), "3:5", "timeout:5", 60)!.Verdict);
        Assert.Equal(Verdict.TooEarly, Judge(End.AddHours(1), "", "", 60)!.Verdict);
    }

    [Fact]
    public void Window_ThatCouldNotBeRead_CannotBeTold() => Assert.Equal(Verdict.CannotTell, Judge(End.AddHours(-6), null, "timeout:40", 120)!.Verdict);

    private static RecurrenceFinding? Judge(DateTimeOffset attempt, string? phases, string errors, int minutes)
    {
        var start = new Attempt(1, attempt);
        var answers = RecurrenceWatch.Requests(Incident, start, new Dictionary<string, MetricTiming>(), Now)
            .Zip([phases is null ? null : Series("phase", phases), Series("error_class", errors), Series("none", minutes > 0 ? $":{minutes}" : "")])
            .ToDictionary(pair => pair.First, pair => pair.Second is { } series ? new Reading(series, Now) : new Reading([], Now, new ReadingFailure(FailureKind.Unreachable, "no answer")));
        var readings = new ReadingSet(answers, new Dictionary<string, MetricTiming>());
        var options = With();
        var input = new CriterionInput(readings, new Facts(options, readings.Configuration, Now), start, Now, new Dictionary<string, SignalOptions>(), new Dictionary<string, Tile>());
        return RecurrenceWatch.Judge(Incident, new Recurrences(Fingerprint("3", "timeout"), [Past(6, RecurrenceVerdict.Matches, "5", "authentication"), Past(5, RecurrenceVerdict.DoesNotMatch, "1", "refused")]), input);
    }

    private static PastComparison Past(int number, RecurrenceVerdict verdict, string phase, string error) => new(number, "", verdict, "", [], [], Fingerprint(phase, error));

    private static Fingerprint Fingerprint(string phase, string error) =>
        new(End, End, true, true, "", [FingerprintPart.Known(PartKind.FailingPhase, [phase], phase), FingerprintPart.Known(PartKind.ErrorClass, [error], error)]);

    private static ValueList<Series> Series(string label, string counts) =>
        counts.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(count => count.Split(':'))
            .Select(count => new Series(new Dictionary<string, string> { [label] = count[0] }, [new Point(End, double.Parse(count[1]))])).ToValueList();
}
