using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using static OpsDashboard.Tests.Evaluation.Example;
using static OpsDashboard.Tests.Evaluation.JournalExample;

namespace OpsDashboard.Tests.Evaluation;

public sealed class EvidenceCriterionTests
{
    [Theory]
    [InlineData(10, true, Verdict.Met, "passed 2026-03-01 11:51 UTC, https://ci.example.org/9")]
    [InlineData(120, true, Verdict.Met, "passed 2026-03-01 10:01 UTC, https://ci.example.org/9")]
    [InlineData(10, false, Verdict.NotMet, "failed 2026-03-01 11:51 UTC: 3 of 12 tests fail, https://ci.example.org/9")]
    [InlineData(121, true, Verdict.CannotTell, "the newest evidence finished 2026-03-01 10:00 UTC and is older than 2 h")]
    [InlineData(121, false, Verdict.CannotTell, "the newest evidence finished 2026-03-01 10:00 UTC and is older than 2 h")]
    public void Evidence_CountsWhileItIsNotTooOld(int minutesAgo, bool passed, Verdict verdict, string reason)
    {
        var criterion = new MinuteData().Incident(Posted(minutesAgo, passed), Suite).Only();

        Assert.Equal((verdict, reason), (criterion.Verdict, criterion.Reason));
        Assert.Equal(passed, criterion.Evidence?.Passed);
    }

    [Fact]
    public void Evidence_None_CannotTell()
    {
        var criterion = new MinuteData().Incident(Posted(10, id: "another"), Suite).Only();

        Assert.Equal((Verdict.CannotTell, "no evidence was ever posted as suite"), (criterion.Verdict, criterion.Reason));
    }

    [Fact]
    public void Evidence_FromBeforeTheAttempt_CannotTell()
    {
        var record = Posted(70) with { Attempts = [Second(TimeSpan.FromHours(1))] };

        var criterion = new MinuteData().Incident(record, Suite).Only();

        Assert.Equal((Verdict.CannotTell, "the newest evidence finished 2026-03-01 10:51 UTC, before attempt 2 began 2026-03-01 11:00 UTC"), (criterion.Verdict, criterion.Reason));
        Assert.Equal(Verdict.Met, new MinuteData().Incident(record with { Evidence = [Result(50)] }, Suite).Only().Verdict);
    }

    [Fact]
    public void Evidence_OfAnotherId_IsTakenFromThere()
    {
        var criterion = new MinuteData().Incident(Posted(10, id: "nightly"), Suite with { Evidence = "nightly" }).Only();

        Assert.Equal(Verdict.Met, criterion.Verdict);
    }

    [Fact]
    public void Evidence_Several_TheNewestDecides()
    {
        var record = IncidentRecord.Nothing with { Evidence = [Result(5, passed: false), Result(30)] };

        Assert.Equal(Verdict.NotMet, new MinuteData().Incident(record, Suite).Only().Verdict);
    }

    [Fact]
    public void Sources_AreDeclaredOnesAndThoseOfCriteria()
    {
        var incident = With(Suite, new CriterionOptions { Id = "all", Title = "All", Kind = CriterionKind.All, Parts = [Suite with { Id = "part" }, Suite with { Id = "other", Evidence = "nightly" }] }).Incidents[0];

        var sources = (incident with { Evidence = [new() { Id = "nightly", Title = "Nightly run" }] }).EvidenceSources();

        Assert.Equal([("nightly", "Nightly run"), ("suite", "Suite passes"), ("part", "Suite passes")], sources.Select(source => (source.Id, source.Title)));
    }
}
