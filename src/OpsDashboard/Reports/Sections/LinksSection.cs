namespace OpsDashboard.Reports.Sections;

/// <summary>Where it goes on from here; every address is whole, for a ticket knows no other page.</summary>
static class LinksSection
{
    /// <summary>Frozen revisions that are named, newest first; the incident's page has the others.</summary>
    private const int MostFrozen = 20;

    public static ReportSection Of(ReportInput input)
    {
        var incident = FormattableString.Invariant($"incidents/{input.Incident.Number}");
        var own = input.Judged("this dashboard");
        return new ReportSection("links", "Links",
        [
            new Items(null,
            [
                Item("This incident, live", own, input.Address(incident)),
                Item($"This incident as it stood at {ReportTime.Full(input.At)}", own, input.Address($"{incident}?at={ReportTime.Iso(input.At)}")),
                Item("This report, of now", own, input.Address($"{incident}/report")),
                .. input.Incident.Record.Frozen.OrderByDescending(one => one.Revision).Take(MostFrozen).Select(one => Item(
                    FormattableString.Invariant($"Frozen revision {one.Revision}, {ReportInput.Word(one.Cause)}{(one.Note is { Length: > 0 } note ? $": {note}" : "")}"),
                    ReportInput.Journal(one.Version, one.By, one.At),
                    input.Address(FormattableString.Invariant($"i/{input.Incident.Number}@r{one.Revision}")))),
                .. input.Configured.Links.Select(link => Item(link.Title, input.FromConfiguration("Links"), link.Url)),
            ]),
        ]);
    }

    private static ReportItem Item(string text, Source source, string? url) => new(new Statement(text, source).LinkedTo(url));
}
