using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;
using static OpsDashboard.Tests.Evaluation.JournalExample;

namespace OpsDashboard.Tests.Evaluation;

public sealed class SignOffCriterionTests
{
    [Theory]
    [InlineData(null, null, 1, Verdict.NotMet, "awaiting sign-off")]
    [InlineData(1, true, 1, Verdict.Met, "signed off by Ann, 2026-03-01 11:30 UTC, https://example.org/42")]
    [InlineData(1, false, 1, Verdict.NotMet, "sign-off taken back by Ann, 2026-03-01 11:30 UTC")]
    [InlineData(1, true, 2, Verdict.NotMet, "signed off for attempt 1 only; this is attempt 2")]
    [InlineData(1, false, 2, Verdict.NotMet, "awaiting sign-off")]
    [InlineData(2, true, 2, Verdict.Met, "signed off by Ann, 2026-03-01 11:30 UTC, https://example.org/42")]
    public void SignOff_HoldsForItsAttempt(int? attempt, bool? isSigned, int current, Verdict verdict, string reason)
    {
        var record = attempt is { } said ? Signed(said, isSigned == true) : IncidentRecord.Nothing;
        record = current == 2 ? record with { Attempts = [Second(TimeSpan.FromHours(1))] } : record;

        var criterion = new MinuteData().Incident(record, Sign).Only();

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
        Assert.Equal(attempt, criterion.SignOff?.Attempt);
    }

    [Fact]
    public void SignOff_OfAPart_IsByThePartsId()
    {
        var all = new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Zero, Sign] };

        Assert.Equal(Verdict.Met, Healthy.Incident(Signed(), all).Only().Verdict);
        Assert.Equal("Operator sign-off: awaiting sign-off", Healthy.Incident(Signed() with { SignOffs = [Signed().SignOffs[0] with { Criterion = "all" }] }, all).Only().Reason);
    }

    [Fact]
    public void SignOff_ByAHostileName_IsOneBoundedLine()
    {
        var record = Signed() with { SignOffs = [Signed().SignOffs[0] with { By = new string('x', 5000) + "\n", Link = null }] };

        Assert.Equal($"signed off by {new string('x', 80)}…, 2026-03-01 11:30 UTC", new MinuteData().Incident(record, Sign).Only().Reason);
    }
}
