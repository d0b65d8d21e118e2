using System.Text.Json;
using OpsDashboard.Configuration;
using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Reports;

/// <summary>What a report is made from; nothing in it is judged again.</summary>
/// <param name="Site">Where this program is reached, with a closing slash.</param>
sealed record ReportInput(DashboardSnapshot Snapshot, DashboardOptions Options, Incident Incident, Uri Site)
{
    public DateTimeOffset At => Snapshot.At;

    /// <summary>How the incident is configured; with nothing in it when it is not, as for a snapshot made by hand.</summary>
    public IncidentOptions Configured { get; } =
        Options.Incidents.FirstOrDefault(one => one.Number == Incident.Number) ?? new IncidentOptions { Number = Incident.Number, OpenedAt = Incident.OpenedAt };

    public string Time(DateTimeOffset time) => ReportTime.Beside(time, At);

    /// <summary>An address of this program.</summary>
    public string Address(string path) => new Uri(Site, path).AbsoluteUri;

    /// <summary>What the snapshot says.</summary>
    public Source Judged(string what) => new(what, "as of", At);

    /// <summary>What stands in the configuration.</summary>
    public Source FromConfiguration(string key) => new($"configuration, {key}", "as of", At);

    /// <summary>What people and programs have recorded.</summary>
    public static Source Journal(long position, string by, DateTimeOffset at) =>
        new(FormattableString.Invariant($"journal{(position > 0 ? $" entry {position}" : "")} by {Person(by)}"), "recorded", at);

    public static string Person(string by) => string.IsNullOrWhiteSpace(by) ? "somebody" : by;

    /// <summary>What is measured, by its data; without data, by when that was seen.</summary>
    public Source Data(string what, DateTimeOffset? data) => data is { } to ? new Source(what, "data to", to) : new Source(what, "no data, as of", At);

    public static Paragraph Says(string text, Source source) => new(new Statement(text, source));

    /// <summary>"not met", "cannot tell", "in progress": the words of the snapshot's JSON, with spaces.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()).Replace('-', ' ');

    public static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
}
