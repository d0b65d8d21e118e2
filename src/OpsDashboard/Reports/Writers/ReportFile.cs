using System.Text.Encodings.Web;

namespace OpsDashboard.Reports.Writers;

/// <summary>The report as one HTML file to attach: no script, nothing from elsewhere, its style inside.</summary>
public static class ReportFile
{
    // Mail and ticket systems show it in a page of theirs: it may do nothing there, whatever got into it.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private static readonly string Style = Read("report.css");

    public static string Write(Report report) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncoder.Default.Encode(report.Title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body class="report-file">
        {ReportHtml.Body(report)}</body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ReportFile).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Trim();
    }
}
