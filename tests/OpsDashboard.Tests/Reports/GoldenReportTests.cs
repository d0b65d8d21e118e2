using OpsDashboard.Reports;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Reports;

/// <summary>The report as a whole: a change of its words or form is a difference that somebody reads. After a wanted change
/// run these tests with <c>WRITE_EXPECTED_REPORTS=1</c> and read what changed before committing it.</summary>
public sealed class GoldenReportTests
{
    [Theory]
    [InlineData(ReportForm.Markdown, "report.md")]
    [InlineData(ReportForm.PlainText, "report.txt")]
    [InlineData(ReportForm.HtmlFile, "report.html")]
    public async Task Report_OfTheSample_IsAsExpected(ReportForm form, string file)
    {
        var path = Repository.PathOf($"tests/OpsDashboard.Tests/Reports/expected/{file}");
        var text = WrittenReport.Of(SampleReport.Document, form).Text;
        if (Environment.GetEnvironmentVariable("WRITE_EXPECTED_REPORTS") == "1")
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            Assert.Fail($"{file} was written: read it, then run without WRITE_EXPECTED_REPORTS.");
        }

        Assert.Equal(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), text);
    }
}
