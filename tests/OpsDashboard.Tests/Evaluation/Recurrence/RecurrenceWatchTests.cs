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

    private static readonly Fingerprint Unknown = new(
        End, End, true, true, "", [FingerprintPart.Unknown(PartKind.FailingPhase, "mixed"), FingerprintPart.Known(PartKind.ErrorClass, ["timeout"], "timeout")]);

    /// <param name="failures">"phase/class:count", by commas.</param>
    [Theory]
    [InlineData("", 120, Verdict.Met, "nothing failed")]
    [InlineData("3/timeout:40", 120, Verdict.NotMet, "7 again: 40 failures in phase 3 with timeout")]
    [InlineData("3/timeout:40,5/authentication:90", 0, Verdict.NotMet, "7 again: 40 failures in phase 3 with timeout")]
    [InlineData("5/authentication:40", 120, Verdict.NotMet, "6 again: 40 failures in phase 5 with authentication")]
    [InlineData("1/refused:40", 120, Verdict.Met, "40 failures of another pattern, most in phase 1")]
    [InlineData("3/refused:40,1/timeout:30", 120, Verdict.Met, "70 failures of another pattern, most in phase 3")]
    [InlineData("3/timeout:4", 120, Verdict.Met, "4 failures, too few for a pattern")]
    [InlineData("", 0, Verdict.CannotTell, "data for 0 of 120 minutes")]
    public void Window_Whole_IsJudgedByItsPattern(string failures, int minutes, Verdict verdict, string reason) =>
        Assert.Equal(new RecurrenceFinding(verdict, reason), Judge(Incident, End.AddHours(-6), failures, minutes, Known));

    [Fact]
    public void Window_OfAYoungAttempt_IsTooEarly_UnlessItCameBack()
    {
        Assert.Equal(Verdict.TooEarly, Judge(Incident, End.AddHours(-1), "", 60, Known)!.Verdict);
        Assert.Equal(Verdict.NotMet, Judge(Incident, End.AddHours(-1), "3/timeout:5", 60, Known)!.Verdict);
        Assert.Equal(Verdict.TooEarly, Judge(Incident, End.AddHours(1), "", 60, Known)!.Verdict);
    }

    [Fact]
    public void Window_ThatCouldNotBeRead_CannotBeTold() => Assert.Equal(Verdict.CannotTell, Judge(Incident, End.AddHours(-6), null, 120, Known)!.Verdict);

    [Theory]
    [InlineData("1/refused:40", Verdict.CannotTell, "40 failures, and nobody knows whether they are 7 again: Failing phase of 7: mixed")]
    [InlineData("3/timeout:40", Verdict.CannotTell, "40 failures, and nobody knows whether they are 7 again: Failing phase of 7: mixed")]
    [InlineData("5/authentication:40", Verdict.NotMet, "6 again: 40 failures in phase 5 with authentication")]
    [InlineData("1/refused:4", Verdict.Met, "4 failures, too few for a pattern")]
    public void OwnFingerprint_Unknown_IsNotAnotherPattern(string failures, Verdict verdict, string reason) =>
        Assert.Equal(
            new RecurrenceFinding(verdict, reason),
            Judge(Incident, End.AddHours(-6), failures, 120, new Recurrences(Unknown, [Past(6, RecurrenceVerdict.CannotTell, "5", "authentication")])));

    [Fact]
    public void PastFingerprint_Unknown_IsNotAnotherPattern_UnlessItIsKnownToBeAnotherIncident()
    {
        Verdict Of(RecurrenceVerdict verdict) => Judge(
            Incident, End.AddHours(-6), "1/refused:40", 120,
            new Recurrences(Fingerprint("3", "timeout"), [Past(6, verdict, "5", "authentication") with { Fingerprint = Unknown }]))!.Verdict;

        Assert.Equal((Verdict.CannotTell, Verdict.Met), (Of(RecurrenceVerdict.CannotTell), Of(RecurrenceVerdict.DoesNotMatch)));
    }

    [Theory]
    [InlineData("3/timeout:40", Verdict.NotMet)]
    [InlineData("1/timeout:40", Verdict.Met)]
    public void PhaseAndClass_OfDifferentMetrics_AreCountedEachForItself(string failures, Verdict verdict)
    {
        var incident = Incident with { Recurrence = Incident.Recurrence! with { ErrorClass = Error with { Filter = Durations } } };

        Assert.Equal(3, RecurrenceWatch.Requests(incident, new Attempt(1, End.AddHours(-6)), new Dictionary<string, MetricTiming>(), Now).Count());
        Assert.Equal(verdict, Judge(incident, End.AddHours(-6), failures, 120, Known)!.Verdict);
    }

    private static Recurrences Known => new(Fingerprint("3", "timeout"), [Past(6, RecurrenceVerdict.Matches, "5", "authentication"), Past(5, RecurrenceVerdict.DoesNotMatch, "1", "refused")]);

    private static RecurrenceFinding? Judge(IncidentOptions incident, DateTimeOffset attempt, string? failures, int minutes, Recurrences recurrences)
    {
        var start = new Attempt(1, attempt);
        var requests = RecurrenceWatch.Requests(incident, start, new Dictionary<string, MetricTiming>(), Now).ToArray();
        var answers = requests.ToDictionary(request => request, request =>
            request.Filter == Alive ? new Reading(minutes > 0 ? [new Series(new Dictionary<string, string>(), EachMinute(minutes).ToValueList())] : [], Now)
            : failures is null ? new Reading([], Now, new ReadingFailure(FailureKind.Unreachable, "no answer"))
            : new Reading(Series(failures), Now));
        var readings = new ReadingSet(answers, new Dictionary<string, MetricTiming>());
        var options = With();
        var input = new CriterionInput(readings, new Facts(options, readings.Configuration, Now), start, Now, new Dictionary<string, SignalOptions>(), new Dictionary<string, Tile>());
        return RecurrenceWatch.Judge(incident, recurrences, input);
    }

    private static PastComparison Past(int number, RecurrenceVerdict verdict, string phase, string error) => new(number, "", verdict, "", [], [], Fingerprint(phase, error));

    private static Fingerprint Fingerprint(string phase, string error) =>
        new(End, End, true, true, "", [FingerprintPart.Known(PartKind.FailingPhase, [phase], phase), FingerprintPart.Known(PartKind.ErrorClass, [error], error)]);

    private static ValueList<Series> Series(string failures) =>
        failures.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('/', ':'))
            .Select(one => new Series(new Dictionary<string, string> { ["phase"] = one[0], ["error_class"] = one[1] }, [new Point(End, double.Parse(one[2]))])).ToValueList();
}
