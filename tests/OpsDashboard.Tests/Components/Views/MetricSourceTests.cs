using OpsDashboard.Components.Views;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Components.Views;

public sealed class MetricSourceTests
{
    private static readonly MetricSource Source = new("sample-project");

    [Fact]
    public void Command_Filter_IsQuotedForAShell()
    {
        var command = Source.Command("metric.type = \"a/it's\" $(rm -rf ~)", SampleSnapshots.At.AddHours(-1), SampleSnapshots.At);

        Assert.Equal(
            """
            curl -sSG 'https://monitoring.googleapis.com/v3/projects/sample-project/timeSeries' \
              -H "Authorization: Bearer $(gcloud auth print-access-token)" \
              --data-urlencode 'filter=metric.type = "a/it'\''s" $(rm -rf ~)' \
              --data-urlencode 'interval.startTime=2025-09-15T17:40:00Z' \
              --data-urlencode 'interval.endTime=2025-09-15T18:40:00Z'
            """,
            command,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Console_Filter_StaysInsideItsParameter()
    {
        var uri = new Uri(Source.Console("metric.type = \"a&b#c\""));

        Assert.Equal("console.cloud.google.com", uri.Host);
        Assert.Empty(uri.Fragment);
        Assert.StartsWith("?project=sample-project&pageState=", uri.Query);
    }
}
