using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Reports.Sections;

/// <summary>The sentence, what is waited for next, and what stands in the way of knowing.</summary>
static class StatusSection
{
    public static ReportSection Of(ReportInput input)
    {
        var (incident, answer) = (input.Incident, input.Incident.Answer);
        var rest = string.Join(' ', new[] { answer.HeldBy, answer.Detail, answer.Freshness }.Where(part => part.Length > 0));
        var sentence = new Statement(
            rest.Length > 0 ? rest : FormattableString.Invariant($"{incident.CriteriaMet} of {incident.CriteriaTotal} criteria are met."),
            input.Data(FormattableString.Invariant($"all {incident.CriteriaTotal} criteria"), Oldest(incident)))
        { Lead = answer.Headline };
        ReportItem[] more = [.. Times(input), .. Trouble(input)];
        return new ReportSection("status", "Status", [new Paragraph(sentence), .. more.Length > 0 ? [new Items(null, [.. more])] : Array.Empty<ReportBlock>()]);
    }

    // As in the sentence itself: what is said of all is as old as the oldest of it. Evidence of people has an age of its own.
    private static DateTimeOffset? Oldest(Incident incident) =>
        incident.Criteria.Where(criterion => criterion.IsMeasured).Min(criterion => criterion.DataTime) ?? incident.Criteria.Max(criterion => criterion.DataTime);

    private static IEnumerable<ReportItem> Times(ReportInput input)
    {
        var answer = input.Incident.Answer;
        if (answer.Overdue is { } overdue)
        {
            yield return Time("Overdue since", overdue);
        }

        if (answer.Deadline is { } deadline && deadline != answer.Overdue)
        {
            yield return Time("Next deadline", deadline);
        }

        yield return answer.Decision is { } decision ? Time("Next decision possible", decision)
            : Item("Next decision", "no criterion waits for time alone", input.Judged("decidable times of the criteria"));

        ReportItem Time(string label, NextTime next) => Item(label, $"{input.Time(next.At)}, {next.What}", input.Judged("due and decidable times of the criteria"));
    }

    private static IEnumerable<ReportItem> Trouble(ReportInput input)
    {
        if (input.Incident.Unread is { } unread)
        {
            yield return Item("Journal not read", $"attempts, sign-offs, actions and resolution are not known: {unread}", input.Judged("journal"));
        }
        else if (input.Snapshot.Journal is { Status: not JournalStatus.Ok } journal)
        {
            yield return Item($"Journal {ReportInput.Word(journal.Status)}", journal.Error ?? "no reason is known", new Source("journal", "since", journal.Since ?? input.At));
        }

        foreach (var source in input.Snapshot.Sources.Where(source => source.Status is not (SourceStatus.Ok or SourceStatus.Off)))
        {
            yield return Item(
                $"Source {source.Id} {ReportInput.Word(source.Status)}",
                source.Error ?? "no reason is known",
                source.LastSuccess is { } last ? new Source($"source {source.Id}", "last answered", last) : new Source($"source {source.Id}", "never answered, as of", input.At));
        }
    }

    private static ReportItem Item(string label, string text, Source source) => new(new Statement(text, source) { Lead = $"{label}:" });
}
