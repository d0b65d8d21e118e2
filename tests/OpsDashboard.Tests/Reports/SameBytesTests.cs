using System.Globalization;
using OpsDashboard.Evaluation;
using OpsDashboard.Reports;
using OpsDashboard.Snapshots;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Reports;

public sealed class SameBytesTests
{
    [Theory]
    [InlineData(ReportForm.Markdown)]
    [InlineData(ReportForm.PlainText)]
    [InlineData(ReportForm.HtmlFile)]
    public void Report_InAnotherCulture_IsTheSame(ReportForm form)
    {
        var expected = WrittenReport.Of(SampleReport.Document, form).Hash;
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = Foreign();

            Assert.Equal(expected, WrittenReport.Of(SampleReport.Document, form).Hash);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Report_OfTimesOfAnotherZone_IsTheSame()
    {
        var there = TimeSpan.FromHours(5.5);
        var moved = SampleReport.Snapshot with
        {
            At = SampleReport.Snapshot.At.ToOffset(there),
            Tiles = SampleReport.Snapshot.Tiles.Select(tile => tile with { DataTime = tile.DataTime?.ToOffset(there) }).ToValueList(),
            Incidents = SampleReport.Snapshot.Incidents.Select(incident => incident with
            {
                OpenedAt = incident.OpenedAt.ToOffset(there),
                AttemptStart = incident.AttemptStart.ToOffset(there),
                Horizons = incident.Horizons.Select(horizon => Moved(horizon, there)).ToValueList(),
            }).ToValueList(),
        };

        Assert.Equal(WrittenReport.Of(SampleReport.Document, ReportForm.Markdown).Text, WrittenReport.Of(SampleReport.Of(moved), ReportForm.Markdown).Text);
    }

    [Fact]
    public void Edition_OfOneSnapshot_IsWrittenOnce()
    {
        var edition = ReportEdition.Of(SampleReport.Snapshot);

        var first = edition.Write(SampleReport.Number, SampleReport.Options, SampleReport.Site, ReportForm.Markdown);

        Assert.NotNull(first);
        Assert.Same(first, ReportEdition.Of(SampleReport.Snapshot).Write(SampleReport.Number, SampleReport.Options, SampleReport.Site, ReportForm.Markdown));
        Assert.Null(edition.Write(1, SampleReport.Options, SampleReport.Site, ReportForm.Markdown));
    }

    [Fact]
    public void Edition_AskedUnderManyHosts_StillAnswersEachWithItsOwn()
    {
        var edition = ReportEdition.Of(SampleReport.Snapshot with { Version = 7 });

        Assert.All(Enumerable.Range(1000, 200), port => Assert.Contains(
            $"http://localhost:{port}/incidents/",
            edition.Write(SampleReport.Number, SampleReport.Options, new Uri($"http://localhost:{port}/"), ReportForm.Markdown)!.Text,
            StringComparison.Ordinal));
    }

    // Tests run in globalization-invariant mode, which has no other culture: one is made.
    private static CultureInfo Foreign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "minus");
        (culture.DateTimeFormat.TimeSeparator, culture.DateTimeFormat.DateSeparator) = (".", "/");
        return culture;
    }

    private static Horizon Moved(Horizon horizon, TimeSpan there) => horizon with
    {
        From = horizon.From.ToOffset(there),
        Due = horizon.Due.ToOffset(there),
        Criteria = horizon.Criteria.Select(criterion => criterion with { WindowEnd = criterion.WindowEnd?.ToOffset(there), Since = criterion.Since?.ToOffset(there) }).ToValueList(),
    };
}
