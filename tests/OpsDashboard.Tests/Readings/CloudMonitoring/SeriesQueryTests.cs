using Google.Cloud.Monitoring.V3;
using Google.Protobuf;
using OpsDashboard.Readings;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Tests.Readings.CloudMonitoring;

public sealed class SeriesQueryTests
{
    private static readonly SeriesRequest Request = new(
        "metric.type=\"a/b\"",
        new Alignment("ALIGN_PERCENTILE_99", "REDUCE_SUM", TimeSpan.FromMinutes(1), ["resource.labels.x"]),
        Secondary: null,
        DateTimeOffset.FromUnixTimeSeconds(1_700_000_000),
        DateTimeOffset.FromUnixTimeSeconds(1_700_000_060));

    [Fact]
    public void Request_Whole_IsTheGoldenOne()
    {
        // Encoded with Google's own protos.
        const string golden = "EhFtZXRyaWMudHlwZT0iYS9iIiIQCgYIgOLPqgYSBgi84s+qBiobCgIIPBASIAQqEXJlc291cmNlLmxhYmVscy54OABA6AdKAXRSCnByb2plY3RzL3A=";
        var query = SeriesQuery.Of(Request, "p", 1_000);
        query.PageToken = "t";

        Assert.Equal(ListTimeSeriesRequest.Parser.ParseFrom(ByteString.FromBase64(golden)), query);
    }

    [Fact]
    public void Request_RawPoints_HasNoPeriod() =>
        Assert.Null(SeriesQuery.Of(Request with { Primary = new Alignment("ALIGN_NONE", "", TimeSpan.Zero, []) }, "p", 1).Aggregation.AlignmentPeriod);

    [Theory]
    [InlineData("ALIGN_NONSENSE", "REDUCE_SUM", "there is no aligner ALIGN_NONSENSE")]
    [InlineData("ALIGN_SUM", "Sum", "there is no reducer Sum")]
    public void Request_UnknownName_IsRefusedInWords(string aligner, string reducer, string words)
    {
        var request = Request with { Secondary = new Alignment(aligner, reducer, TimeSpan.FromMinutes(1), []) };

        Assert.Equal(words, Assert.Throws<InvalidQueryException>(() => SeriesQuery.Of(request, "p", 1)).Message);
    }
}
