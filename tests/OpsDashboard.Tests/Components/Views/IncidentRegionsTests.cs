using OpsDashboard.Components.Act;
using OpsDashboard.Components.Views;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;
using OpsDashboard.Workspace;

namespace OpsDashboard.Tests.Components.Views;

public sealed class IncidentRegionsTests
{
    private const string Hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>'";

    private static readonly DateTimeOffset At = SampleSnapshots.At;

    private static readonly IncidentOptions Options = new()
    {
        Number = 1278,
        Summary = Hostile,
        Links = [new LinkOptions { Title = Hostile, Url = "javascript:alert(1)" }, new LinkOptions { Title = "change", Url = "https://a.example/x" }],
        Tags = [Hostile],
        Whys = [new WhyOptions { Number = 1, Answer = Hostile }],
    };

    private static readonly Dictionary<string, string> NoExplanations = [];

    private static Incident Incident => SampleSnapshots.Outage().Incidents[0];

    [Theory]
    [InlineData("CCC", 3)]
    [InlineData("CCN", 2)]
    [InlineData("CNC", 1)]
    [InlineData("C?C", 1)]
    [InlineData("NCC", null)]
    [InlineData("", null)]
    public void Whys_WithAGap_AreEvidencedDownToIt(string states, int? deepest)
    {
        var whys = states.Select((state, index) => new Why(index + 1, "Why?", state switch { 'C' => WhyState.Confirmed, 'N' => WhyState.NotConfirmed, _ => WhyState.CannotTell }, []));

        var view = WhysView.Of(Incident with { Whys = whys.ToValueList() }, Options);

        Assert.Equal(deepest, view.Deepest);
        Assert.All(view.Steps, step => Assert.Equal(step.Number > (deepest ?? 0), step.IsConjecture));
        Assert.All(view.Steps, step => Assert.Equal(step.Number == deepest, step.IsDeepest));
    }

    [Fact]
    public void Attempts_AfterAFix_ShowHowTheFirstOneStood()
    {
        ValueList<AttemptVerdict> before = [new("a", "A", Verdict.Met, 97, 95, "%"), new("b", "B", Verdict.NotMet, null, null, "")];
        var start = new AttemptStart(2, At, AttemptCause.DeclaredFix, "min 4", "https://a.example/", "ops", At, before);
        var incident = Incident with
        {
            Attempt = 2,
            AttemptStart = At,
            Record = IncidentRecord.Nothing with { Attempts = [start] },
            Attempts = IncidentAttempt.Of(At.AddHours(-5), [start]),
        };

        var view = AttemptsView.Of(incident);

        Assert.Equal([2, 1], view.Attempts.Select(attempt => attempt.Number));
        Assert.Equal(("fix declared", "min 4", "ops"), (view.Attempts[0].Began, view.Attempts[0].Title, view.Attempts[0].By));
        Assert.Equal((1, 2, false), (view.Attempts[1].Met, view.Attempts[1].Stood.Count, view.Attempts[1].IsCurrent));
    }

    [Fact]
    public void Actions_OfTeams_AreOrderedByPriority_AndADoneOneIsNotOverdue()
    {
        var done = Incident.Actions[0] with { State = ActionState.Done, EffectKind = ActionEffect.NotMoved, Effect = "not moved" };
        var view = TeamActionsView.Of(Incident with { Actions = [Incident.Actions[2], done with { Priority = "P9" }, Incident.Actions[1]] }, At);

        Assert.Equal(["devops", "infrastructure"], view.Teams.Select(team => team.Team));
        Assert.Equal(["P0", "P9"], view.Teams[1].Actions.Select(action => action.Action.Priority));
        Assert.False(view.Teams[1].Actions[1].Action.Overdue);
        Assert.Equal("not moved", view.Teams[1].Actions[1].EffectLook?.Word);
    }

    [Fact]
    public void SignOff_OfAnEarlierAttempt_DoesNotCount()
    {
        var criterion = new Criterion { Id = "s", Title = "S", Verdict = Verdict.NotMet, Kind = CriterionKind.SignOff, SignOff = new SignOff("s", 1, true, "ops", At, null, null, 7) };

        Assert.True(ChecklistItem.Of(criterion, null, attempt: 1, At, NoExplanations).SignOff!.Counts);
        Assert.False(ChecklistItem.Of(criterion, null, attempt: 2, At, NoExplanations).SignOff!.Counts);
    }

    [Fact]
    public void Of_LaterSnapshotWithTheSameFacts_ChangesNothing()
    {
        var snapshot = SampleSnapshots.Outage();

        Assert.Equal(IncidentRegions.Of(snapshot, Options), IncidentRegions.Of(snapshot with { At = snapshot.At.AddSeconds(30) }, Options));
    }

    [Fact]
    public async Task Html_TextFromOutside_IsNeverMarkup()
    {
        var snapshot = SampleSnapshots.Outage();
        var document = await RenderedRegions.ParseAsync([.. IncidentRegions.Of(snapshot with { Incidents = [Spoiled(snapshot.Incidents[0])] }, Options), .. IncidentsRegions.Of(snapshot)]);

        Assert.Empty(document.QuerySelectorAll("script, img, [onerror]"));
        Assert.Contains(Hostile, document.Body!.TextContent);
        Assert.All(
            document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!),
            href => Assert.True(href == "./demo" || href.StartsWith("./incidents/1278", StringComparison.Ordinal) || href.StartsWith("./api/v1/incidents/1278/", StringComparison.Ordinal) || href == "https://a.example/x", href));
    }

    [Fact]
    public async Task Html_OfAnOverride_PrintsItsReason()
    {
        var snapshot = SampleSnapshots.Outage();
        var incident = snapshot.Incidents[0] with { State = IncidentState.Resolved, Resolution = new Resolution(1, At, "ops", "customers wait", []) };

        var document = await RenderedRegions.ParseAsync(IncidentRegions.Of(snapshot with { Incidents = [incident] }, Options));

        Assert.Contains("although not all criteria held: customers wait", document.QuerySelector(".resolution")!.TextContent);
    }

    [Fact]
    public async Task Html_OfAnOverride_KeepsTheLongReasonOutOfTheHeadline()
    {
        var reason = new string('x', 400);
        var answer = Incident.Answer with { Headline = $"RESOLVED BY OVERRIDE ({reason}, by ops, 15 Sep 18:40).", HeldBy = "Does not hold: Golden Path (not-met)." };
        var snapshot = SampleSnapshots.Outage();
        snapshot = snapshot with { Incidents = [Incident with { State = IncidentState.Resolved, Resolution = new Resolution(1, At, "ops", reason, []), Answer = answer }] };

        var document = await RenderedRegions.ParseAsync([.. IncidentRegions.Of(snapshot, Options), .. IncidentsRegions.Of(snapshot)]);

        Assert.Equal("RESOLVED BY OVERRIDE", document.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal($"({reason}, by ops, 15 Sep 18:40). Does not hold: Golden Path (not-met).", document.QuerySelector(".claim")!.TextContent);
        Assert.All(document.QuerySelectorAll(".state, .verdict"), element => Assert.True(element.TextContent.Length < 60, element.TextContent));
        Assert.Contains(reason, document.QuerySelector(".incident-line")!.TextContent);
        Assert.Equal("▲ RESOLVED BY OVERRIDE · 1278 staging down", document.QuerySelector("[data-title]")!.TextContent.Replace("■", "▲", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Verdict.NotMet, 52, true)]
    [InlineData(Verdict.CannotTell, 52, true)]
    [InlineData(Verdict.TooEarly, 52, true)]
    [InlineData(Verdict.NotMet, -1, false)]
    [InlineData(Verdict.Met, 52, false)]
    public async Task Checklist_BeforeItCanBeMet_SaysWhenItCan(Verdict verdict, int minutes, bool said)
    {
        var criterion = Incident.Horizons[0].Criteria[1] with { Verdict = verdict, DecidableAt = At.AddMinutes(minutes), Parts = [] };
        var snapshot = SampleSnapshots.Outage();
        snapshot = snapshot with { At = At, Incidents = [Incident with { Horizons = [Incident.Horizons[0] with { Criteria = [criterion] }] }] };

        var document = await RenderedRegions.ParseAsync(IncidentRegions.Of(snapshot, Options));

        Assert.Equal(said, document.QuerySelectorAll(".checklist dt").Any(term => term.TextContent == "decidable"));
    }

    [Fact]
    public async Task Checklist_OfAComposite_LeavesTheReasonsToItsParts_AndExplainsWhatIsConfigured()
    {
        var options = Options with { Horizons = [new HorizonOptions { Criteria = [new CriterionOptions { Id = "connector-capacity", Note = "no metric shows it" }] }] };

        var document = await RenderedRegions.ParseAsync(IncidentRegions.Of(SampleSnapshots.Outage(), options));

        var composite = document.QuerySelector("#criterion-connector-capacity")!;
        Assert.DoesNotContain("awaiting sign-off", composite.QuerySelector(".evidence > dl")!.TextContent);
        Assert.Contains("awaiting sign-off", composite.QuerySelector("#part-sign-off")!.TextContent);
        Assert.Contains("no metric shows it", composite.TextContent);
    }

    [Fact]
    public async Task About_Evidence_TellsTheLastResultOrWhereToPost()
    {
        var options = Options with { Evidence = [new EvidenceSourceOptions { Id = "suite", Title = "Suite" }, new EvidenceSourceOptions { Id = "journey", Title = "Journey" }] };
        var posted = new OpsDashboard.Evaluation.Recorded.Evidence("suite", false, "https://ci.example/7", At.AddHours(-1), At, Hostile, "nightly", 5);
        var snapshot = SampleSnapshots.Outage();
        snapshot = snapshot with { Incidents = [Incident with { Record = IncidentRecord.Nothing with { Evidence = [posted], Log = [new LogLine(5, At, 1, "evidence", "suite failed: late", "nightly")] } }] };

        var document = await RenderedRegions.ParseAsync(IncidentRegions.Of(snapshot, options));
        var unread = await RenderedRegions.ParseAsync(IncidentRegions.Of(snapshot with { Incidents = [Incident with { Unread = "no journal" }] }, options));

        var suite = document.QuerySelector("#evidence-suite")!;
        Assert.Equal(("failed", "https://ci.example/7"), (suite.QuerySelector(".state")!.TextContent.Trim(), suite.QuerySelector("a")!.GetAttribute("href")));
        Assert.Contains(Hostile, suite.TextContent);
        Assert.Contains("POST /api/v1/incidents/1278/evidence/journey", document.QuerySelector("#evidence-journey")!.TextContent);
        Assert.Equal("Suite failed: late", document.QuerySelector(".log bdi")!.TextContent);
        Assert.DoesNotContain("nothing posted yet", unread.Body!.TextContent);
    }

    [Theory]
    [InlineData("Incident 1263: same signature", null, 1263)]
    [InlineData("Incident 12630: same signature", null, null)]
    [InlineData("Incident 1263: same signature", "https://a.example/x", null)]
    public void About_LinkThatNamesAPastIncidentOfThePage_LeadsThere(string title, string? url, int? past) =>
        Assert.Equal(past, AboutLink.Of(new LinkOptions { Title = title, Url = url }, [1263]).Past);

    [Fact]
    public void Log_Long_IsFoldedAfterTwelve()
    {
        var record = IncidentRecord.Nothing with { Log = Enumerable.Range(0, 60).Select(i => new LogLine(i, At, 1, "action", "x", "")).ToValueList() };

        var view = LogView.Of(record, Options);

        Assert.Equal((12, 38, true), (view.Lines.Count, view.Earlier.Count, view.HasMore));
    }

    [Fact]
    public void Attempts_OfAComposite_CountItsParts() =>
        Assert.Equal("0 of 4 parts", AttemptRow.Of(new AttemptVerdict("a", "A", Verdict.NotMet, 0, 4, "parts")).Value);

    [Fact]
    public void Form_AfterAConflict_CarriesTheVersionOfTheOther()
    {
        var form = new SentForm("fix", Typed: null, Outcome: null);
        var yours = new NewEntry(1278, 1, EntryKind.SignOff, "s", At, "me", EntryJson.Write(new SignOffBody("S", true, null, Hostile)));
        var theirs = new JournalEntry(9, 1278, 1, yours.Kind, "s", At, At, "them", EntryJson.Write(new SignOffBody("S", false, null, "no")));

        Assert.Equal(4, form.NextVersion(4));
        Assert.Equal(9, (form with { Outcome = new Outcome.Conflict(yours, theirs) }).NextVersion(4));
        Assert.Contains(new ConflictRow("note", Hostile, "no"), ConflictRow.Of(yours, theirs));
        Assert.Contains(new ConflictRow("by", "me", "\u2014"), ConflictRow.Of(yours, theirs: null));
    }

    private static Incident Spoiled(Incident incident) => incident with
    {
        Title = Hostile,
        Severity = Hostile,
        Whys = [new Why(1, Hostile, WhyState.Confirmed, [new Check("c", Hostile, CheckState.Holds, Hostile, Hostile, null)])],
        Actions = [new IncidentAction("a", Hostile, Hostile, Hostile, ActionState.Done, Hostile, At, Hostile, Hostile) { Command = Hostile, By = Hostile, Note = Hostile, EffectKind = ActionEffect.Moved }],
        Resolution = new Resolution(1, At, Hostile, Hostile, []),
        Horizons = [new Horizon("h", Hostile, At, At, [new Criterion { Id = "c", Title = Hostile, Verdict = Verdict.NotMet, Reason = Hostile, Kind = CriterionKind.SignOff, Queries = [Hostile], SignOff = new SignOff("c", 1, true, Hostile, At, "javascript:alert(1)", Hostile, 1) }])],
        Record = IncidentRecord.Nothing with
        {
            Notes = [new Note(Hostile, Hostile, At, 1, 1)],
            Log = [new LogLine(1, At, 1, "note", Hostile, Hostile)],
        },
    };
}
