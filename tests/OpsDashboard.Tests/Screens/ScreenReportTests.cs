using System.Text.Json;
using System.Text.Json.Nodes;
using OpsDashboard.Screens;

namespace OpsDashboard.Tests.Screens;

public sealed class ScreenReportTests
{
    [Fact]
    public void Words_OfAWall_AreRead() => Assert.Equal(
        new ScreenReport(7, "1-abc", 1920, 1080, 2, DateTimeOffset.FromUnixTimeMilliseconds(1795852800000), "far", "K7M 4QX", 1_048_576),
        ScreenReport.Of(JsonDocument.Parse(SampleReports.Json).RootElement));

    [Theory]
    [InlineData("version", "-1")]
    [InlineData("version", "1e300")]
    [InlineData("version", "\"7\"")]
    [InlineData("build", "7")]
    [InlineData("build", "null")]
    [InlineData("width", "0")]
    [InlineData("width", "100001")]
    [InlineData("height", "1.5")]
    [InlineData("pixelRatio", "0")]
    [InlineData("pixelRatio", "1e9")]
    [InlineData("time", "0")]
    [InlineData("time", "9007199254740991")]
    [InlineData("time", "\"now\"")]
    public void PartThatCannotBe_MakesItNone(string name, string json) => Assert.Null(ScreenReport.Of(SampleReports.With(name, JsonNode.Parse(json))));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    public void OtherJson_IsNone(string json) => Assert.Null(ScreenReport.Of(JsonDocument.Parse(json).RootElement));

    [Fact]
    public void OptionalPart_ThatCannotBe_IsAbsent()
    {
        var report = ScreenReport.Of(SampleReports.With("size", new string('x', 21), ("shows", new string('x', 121)), ("heapBytes", -1)))!;

        Assert.Equal((null, null, null), (report.Size, report.Shows, report.HeapBytes));
        Assert.Null(ScreenReport.Of(JsonDocument.Parse(SampleReports.Json.Replace("far", "\\uD83D", StringComparison.Ordinal)).RootElement)!.Size);
    }
}
