using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using OpsDashboard.Configuration;
using OpsDashboard.Reports.Writers;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Reports;

/// <summary>The reports of one snapshot, each written once however many ask.</summary>
public sealed class ReportEdition
{
    /// <summary>The host is the reader's choice as far as the port goes: beyond this many documents nothing is kept any more.</summary>
    private const int MostKept = 64;

    // Held weakly: the newest snapshot stays alive through the feed alone.
    private static readonly ConditionalWeakTable<DashboardSnapshot, ReportEdition> Editions = [];

    private readonly ConcurrentDictionary<(long Number, Uri Site, ReportForm Form), Lazy<WrittenReport>> _written = new();
    private readonly DashboardSnapshot _snapshot;

    private ReportEdition(DashboardSnapshot snapshot) => _snapshot = snapshot;

    public static ReportEdition Of(DashboardSnapshot snapshot) => Editions.GetValue(snapshot, static snapshot => new ReportEdition(snapshot));

    /// <summary>Null when the snapshot has no such incident.</summary>
    /// <param name="site">Where this program is reached, with a closing slash.</param>
    public WrittenReport? Write(long number, DashboardOptions options, Uri site, ReportForm form)
    {
        if (_snapshot.Incidents.FirstOrDefault(one => one.Number == number) is not { } incident)
        {
            return null;
        }

        var key = (number, site, form);
        return _written.TryGetValue(key, out var known) ? known.Value
            : _written.Count >= MostKept ? Written()
            : _written.GetOrAdd(key, _ => new Lazy<WrittenReport>(Written)).Value;

        WrittenReport Written() => WrittenReport.Of(IncidentReport.Of(_snapshot, options, incident, site), form);
    }
}

/// <summary>What a report is written as.</summary>
public enum ReportForm
{
    Markdown,
    PlainText,

    /// <summary>One file to attach.</summary>
    HtmlFile,

    /// <summary>For the page of this program.</summary>
    HtmlBody,
}

/// <summary>A report as it goes out.</summary>
/// <param name="Text">Ends its lines with <c>\n</c>.</param>
/// <param name="FileName">Without an extension.</param>
public sealed record WrittenReport(string Text, string FileName, DateTimeOffset At)
{
    /// <summary>UTF-8, without a byte order mark.</summary>
    public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);

    /// <summary>SHA-256 of <see cref="Bytes"/>, hexadecimal.</summary>
    public string Hash => field ??= Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public static WrittenReport Of(Report report, ReportForm form) => new(
        form switch
        {
            ReportForm.Markdown => ReportMarkdown.Write(report),
            ReportForm.PlainText => ReportPlainText.Write(report),
            ReportForm.HtmlFile => ReportFile.Write(report),
            _ => ReportHtml.Body(report),
        },
        report.FileName,
        report.At);
}
