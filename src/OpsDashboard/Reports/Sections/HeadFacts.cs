using OpsDashboard.Evaluation;

namespace OpsDashboard.Reports.Sections;

/// <summary>What a reader must know before the first sentence.</summary>
static class HeadFacts
{
    public static ValueList<Statement> Of(ReportInput input)
    {
        var (incident, snapshot) = (input.Incident, input.Snapshot);
        return
        [
            .. snapshot.Demo is { } demo ? [Fact("Demo", $"simulated data, not the incident itself{(demo.Altered.Count > 0 ? $"; altered: {string.Join(", ", demo.Altered)}" : "")}", input.Judged("demo clock"))] : Array.Empty<Statement>(),
            Fact("As of", $"{ReportTime.Full(input.At)}; times are UTC, those without a date are of {ReportTime.Day(input.At)}", input.Judged(FormattableString.Invariant($"snapshot {snapshot.Version}, build {snapshot.Build}"))),
            Fact("Newest data", DataTo(input), input.Judged("criteria")),
            Fact("State", $"{State(incident)}, severity {incident.Severity}", input.Judged("state of the incident")),
            Fact("Attempt", FormattableString.Invariant($"{incident.Attempt}, since {input.Time(Start(incident))}"), input.Judged("attempts in the journal")),
            Fact(incident.IsScheduled ? "Opens" : "Opened", $"{ReportTime.Full(incident.OpenedAt)}{(input.Configured.OnsetAt is { } onset ? $"; symptoms since {ReportTime.Full(onset)}" : "")}", input.FromConfiguration("OpenedAt, OnsetAt")),
            .. (incident.Scope ?? input.Configured.Scope) is { Length: > 0 } scope ? [Fact("Where", scope, input.FromConfiguration("Scope"))] : Array.Empty<Statement>(),
        ];
    }

    private static Statement Fact(string label, string text, Source source) => new(text, source) { Lead = $"{label}:" };

    private static string DataTo(ReportInput input) =>
        input.Incident.Criteria.Max(criterion => criterion.DataTime) is { } to ? ReportTime.Full(to)
        : input.Snapshot.Tiles.Max(tile => tile.DataTime) is { } tile ? $"{ReportTime.Full(tile)} (signals; the criteria name no data)"
        : "there are no data";

    private static string State(Incident incident) => incident.IsScheduled ? "not open yet"
        : incident is { State: IncidentState.Resolved, Resolution.OverrideReason: not null } ? "resolved by override" : ReportInput.Word(incident.State);

    private static DateTimeOffset Start(Incident incident) => incident.AttemptStart == default ? incident.OpenedAt : incident.AttemptStart;
}
