using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Evaluation.Recorded;
using OpsDashboard.Journal.Entries;
using OpsDashboard.Snapshots;
using OpsDashboard.Workspace.Checks;

namespace OpsDashboard.Workspace;

/// <summary>What a deed is checked against.</summary>
/// <param name="Author">Name of the token it came with; null when a person says who they are.</param>
/// <param name="Reserved">Names of tokens: nobody else goes by them.</param>
sealed record Situation(IncidentOptions Incident, IncidentRecord Record, DashboardSnapshot? Snapshot, DateTimeOffset Now, string? Author, ValueList<string> Reserved)
{
    /// <summary>Who did it when nobody says.</summary>
    public const string Anonymous = "anonymous";

    public int Attempt => Record.Attempts is { Count: > 0 } attempts ? attempts[^1].Number : 1;

    public DateTimeOffset AttemptStart => Record.Attempts is { Count: > 0 } attempts ? attempts[^1].Start : Incident.OpenedAt;

    /// <summary>The incident as judged, if its current attempt is.</summary>
    public Incident? Judged => Snapshot?.Incidents.FirstOrDefault(one => one.Number == Incident.Number && one.Attempt == Attempt);

    /// <summary>The last entry that a verdict depends on.</summary>
    public long Decisive => Record.SignOffs.Select(one => one.Version).Concat(Record.Evidence.Select(one => one.Version)).Append(Record.Version).Max();

    /// <summary>Why nothing can be recorded of it yet; null once it is open.</summary>
    public Outcome.Invalid? Refusal => Incident.OpenedAt > Now
        ? new([new FieldFault("incident", $"found {Incident.Number}, which opens at {FoundText.Of(Incident.OpenedAt)}: nothing can be recorded of it before")])
        : null;

    public string By(string? by, Fields fields)
    {
        var name = fields.Line("by", by, Limits.Name);
        if (Author is null && name is not null && Reserved.Contains(name))
        {
            fields.Fault("by", name, "must not be the name of a token");
        }

        return Author ?? name ?? Anonymous;
    }

    public NewEntry Entry<T>(EntryKind kind, string subject, string by, T body) => new(Incident.Number, Attempt, kind, subject, Now, by, EntryJson.Write(body));

    /// <summary>How the criteria stand, for the record of an attempt that ends.</summary>
    public ValueList<AttemptVerdict> Before() => (Judged?.Criteria ?? []).Select(AttemptVerdict.Of).ToValueList();

    public Outcome.NotFound Unknown(string what, string id, IEnumerable<string> allowed) =>
        new($"Incident {Incident.Number} has no {what} {OneLine.Of(id)}; {(string.Join(", ", allowed) is { Length: > 0 } list ? $"it has {list}" : "it has none")}.");
}
