using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>The chain of whys with each check's expectation, what was seen and when.</summary>
static class WhysSection
{
    public static ReportSection Of(ReportInput input)
    {
        var whys = input.Incident.Whys.OrderBy(why => why.Number).ToArray();
        return new ReportSection("whys", whys.Length == 5 ? "Five whys" : "Whys", whys.Length == 0
            ? [ReportInput.Says("Not configured: no why is asked.", input.FromConfiguration("Whys"))]
            : [ReportInput.Says(Depth(whys), input.Judged("checks of the whys")), new Items(null, whys.Select(why => Item(why, input)).ToValueList())]);
    }

    private static string Depth(Why[] whys) => Why.Evidenced(whys) switch
    {
        0 => "Not even the first why is evidenced now: all below is conjecture.",
        var all when all == whys.Length => FormattableString.Invariant($"All {all} whys are evidenced now."),
        var some => FormattableString.Invariant($"Evidenced now down to why {whys[some - 1].Number}; below it is conjecture."),
    };

    private static ReportItem Item(Why why, ReportInput input)
    {
        var written = input.Configured.Whys.FirstOrDefault(one => one.Number == why.Number)?.Answer;
        var holding = why.Checks.Count(check => check.State is CheckState.Holds);
        var says = new Statement(
            FormattableString.Invariant($"{why.Question} {holding} of {ReportInput.Count(why.Checks.Count, "check holds", "checks hold")}."),
            input.Data(FormattableString.Invariant($"why {why.Number}"), why.Checks.Min(check => check.DataTime)))
        { Lead = FormattableString.Invariant($"{why.Number}. {ReportInput.Word(why.State)}:") };
        return new ReportItem(says, Ticked: null,
        [
            .. written is { Length: > 0 } ? [new ReportItem(new Statement(written, input.FromConfiguration(FormattableString.Invariant($"why {why.Number}"))) { Lead = "As written:" })] : Array.Empty<ReportItem>(),
            .. why.Checks.Select(check => Check(check, input)),
        ]);
    }

    /// <summary>"holds: connections are slow; expected above 20 s, seen > 25 s".</summary>
    public static ReportItem Check(Check check, ReportInput input) => new(
        new Statement($"{check.Title}; expected {Or(check.Expected)}, seen {Or(check.Seen)}", input.Data($"check {check.Id}", check.DataTime)) { Lead = $"{ReportInput.Word(check.State)}:" });

    private static string Or(string text) => text.Length > 0 ? text : "nothing";
}
