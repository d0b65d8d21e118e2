using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Reports;
using OpsDashboard.Reports.Writers;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Reports;

public sealed class ReportModelTests
{
    private static readonly string[] Order =
        ["status", "whys", "application", "infrastructure", "recurrence", "impact", "determination", "actions", "criteria", "attempts", "resolution", "escalation", "links", "queries", "configuration"];

    public static TheoryData<string> Samples => ["rich", "outage", "green", "down", "early", "full", "bare"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Statement_Everywhere_HasTextSourceAndTime(string sample)
    {
        var report = Report(sample);

        Assert.Equal(Order, report.Sections.Select(section => section.Id));
        Assert.All(report.Sections, section => Assert.NotEmpty(section.Blocks));
        Assert.All(Statements(report), statement =>
        {
            Assert.NotEmpty(statement.Text);
            Assert.NotEmpty(statement.Source.What);
            Assert.NotEmpty(statement.Source.How);
            Assert.NotEqual(default, statement.Source.At);
        });
        Assert.All(report.Sections.SelectMany(section => section.Blocks).OfType<Table>(), table => Assert.All(table.Rows, row =>
        {
            Assert.Equal(table.Columns.Count, row.Cells.Count);
            Assert.NotEqual(default, row.Source.At);
        }));
    }

    [Fact]
    public void Statement_WithoutTextOrSource_CannotBeMade()
    {
        var source = new Source("signal x", "data to", SampleSnapshots.At);

        Assert.Throws<ArgumentException>(() => new Statement(" ", source));
        Assert.Throws<ArgumentNullException>(() => new Statement("x", null!));
        Assert.Throws<ArgumentException>(() => new Source("", "data to", SampleSnapshots.At));
        Assert.Throws<ArgumentException>(() => new Source("x", "", SampleSnapshots.At));
    }

    [Theory]
    [InlineData(Verdict.Met, true)]
    [InlineData(Verdict.NotMet, false)]
    [InlineData(Verdict.TooEarly, false)]
    [InlineData(Verdict.CannotTell, false)]
    public void Box_IsTickedOnlyWhenMet_WhateverWasClaimed(Verdict verdict, bool ticked)
    {
        Func<Criterion, Criterion> judge = criterion => criterion with { Verdict = verdict, Parts = criterion.Parts.Select(part => part with { Verdict = verdict }).ToValueList() };
        var overridden = SampleReport.With(incident => incident with { Horizons = incident.Horizons.Select(horizon => horizon with { Criteria = horizon.Criteria.Select(judge).ToValueList() }).ToValueList() });

        var boxes = SampleReport.Items(overridden).Where(item => item.Ticked is not null).ToArray();

        Assert.Equal(11, boxes.Length);
        Assert.All(boxes, item => Assert.Equal(ticked, item.Ticked));
        Assert.Equal(ticked ? 11 : 0, ReportMarkdown.Write(overridden).Split("- [x] ").Length - 1);
        Assert.Equal(ticked ? 0 : 11, ReportPlainText.Write(overridden).Split("- [ ] ").Length - 1);
    }

    [Fact]
    public void Composite_HasABoxForEachPart_AndNoneForOneThatDoesNotApply()
    {
        var parts = SampleReport.With(incident => incident with
        {
            Horizons = [incident.Horizons[0] with { Criteria = [incident.Criteria.First() with { Verdict = Verdict.NotMet, Parts = [Part(Verdict.Met), Part(Verdict.NotMet), Part(Verdict.Met) with { Applies = false }] }] }],
        });

        Assert.Equal([false, true, false, null], Section(parts, "criteria").OfType<Items>().SelectMany(items => SampleReport.Flat(items.List)).Select(item => item.Ticked));

        static Criterion Part(Verdict verdict) => new() { Id = "part", Title = "Part", Verdict = verdict };
    }

    [Theory]
    [InlineData("rich", "recurrence", "77, Starts time out: matches.")]
    [InlineData("rich", "resolution", "exercise is over")]
    [InlineData("rich", "attempts", "by override: demo at noon")]
    [InlineData("rich", "infrastructure", "1 value differs")]
    [InlineData("rich", "impact", "USD 169 to 307")]
    [InlineData("rich", "actions", "done 17:40, was due")]
    [InlineData("rich", "escalation", "1 overdue|2 overdue|3 overdue")]
    [InlineData("outage", "recurrence", "Not configured")]
    [InlineData("outage", "impact", "Not configured")]
    [InlineData("outage", "attempts", "None: this is the first attempt.")]
    [InlineData("outage", "resolution", "Not resolved. 0 of 9 criteria are met")]
    [InlineData("outage", "infrastructure", "Live configuration is not known: cloud configuration not read yet.")]
    [InlineData("down", "status", "permission denied")]
    [InlineData("down", "application", "no data")]
    [InlineData("bare", "infrastructure", "Live configuration is not known")]
    [InlineData("bare", "application", "none")]
    public void Section_SaysWhatItKnows_OrThatItDoesNot(string sample, string section, string words)
    {
        var report = Report(sample);
        var only = ReportPlainText.Write(report with { Head = [], Sections = [report.Sections.Single(one => one.Id == section)] }).ReplaceLineEndings(" ").Replace("    ", " ", StringComparison.Ordinal).Replace("   ", " ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal);

        Assert.Contains(words.Split('|'), word => only.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void UnreadJournal_IsSaid_WhereItMatters()
    {
        var report = SampleReport.With(incident => incident with { Unread = "the file is locked", Attempts = [], Resolution = null });

        Assert.All(["status", "attempts", "resolution"], id => Assert.Contains(
            Section(report, id).SelectMany(Statements), statement => statement.Text.Contains("the file is locked", StringComparison.Ordinal)));
    }

    [Fact]
    public void Links_AreWhole_AndLeadToTheMomentAndToFrozenRevisions()
    {
        var links = Section(SampleReport.Document, "links").SelectMany(Statements).Select(statement => statement.Link).OfType<string>();

        Assert.Equal(
            [
                "https://ops.example/incidents/1278",
                "https://ops.example/incidents/1278?at=2025-09-15T18:40:00Z",
                "https://ops.example/incidents/1278/report",
                "https://ops.example/i/1278@r2",
                "https://ops.example/i/1278@r1",
                "https://tickets.example/1278",
            ],
            links);
    }

    [Fact]
    public void SecondIncident_IsReportedInItsOwnWords()
    {
        var options = ConfigurationLoader.Load(SecondIncident.With()).Options!;
        var text = ReportPlainText.Write(SampleReport.Of(FullSnapshot.Full, options)).Replace("\n  ", " ", StringComparison.Ordinal);

        Assert.Contains("Incident 4711: Checkout is slow", text, StringComparison.Ordinal);
        Assert.Contains("https://status.example.com/incidents/checkout", text, StringComparison.Ordinal);
        Assert.Contains("As written: The payment call takes longer than they wait.", text, StringComparison.Ordinal);
        Assert.Contains("- Payment call, p95: value > 8.25 s; status critical; thresholds warning from 2 s, critical from 3 s", text, StringComparison.Ordinal);
        Assert.Contains("No signal of the infrastructure is shown.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("phase", text, StringComparison.OrdinalIgnoreCase);
    }

    private static Report Report(string sample) => sample switch
    {
        "rich" => SampleReport.Document,
        "outage" => SampleReport.Of(SampleSnapshots.Outage()),
        "green" => SampleReport.Of(SampleSnapshots.Green()),
        "down" => SampleReport.Of(SampleSnapshots.SourceDown(), new DashboardOptions()),
        "early" => SampleReport.Of(SampleSnapshots.TooEarly(), new DashboardOptions()),
        "full" => SampleReport.Of(FullSnapshot.Full, new DashboardOptions()),
        _ => SampleReport.Of(FullSnapshot.Bare, new DashboardOptions()),
    };

    private static ValueList<ReportBlock> Section(Report report, string id) => report.Sections.Single(section => section.Id == id).Blocks;

    private static IEnumerable<Statement> Statements(Report report) => report.Head.Concat(report.Sections.SelectMany(section => section.Blocks).SelectMany(Statements));

    private static IEnumerable<Statement> Statements(ReportBlock block) => block switch
    {
        Paragraph paragraph => [paragraph.Says],
        Items items => SampleReport.Flat(items.List).Select(item => item.Says).Concat(items.Heading is { } heading ? [heading] : []),
        _ => [],
    };
}
