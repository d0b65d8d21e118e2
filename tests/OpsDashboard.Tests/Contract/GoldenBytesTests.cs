using Google.Cloud.Monitoring.V3;
using Google.Protobuf;

namespace OpsDashboard.Tests.Contract;

/// <summary>Bytes encoded with Google's own protos, so that the contract is checked where Node is missing too.</summary>
public sealed class GoldenBytesTests
{
    [Fact]
    public void ListTimeSeriesRequest_Decoded_HasEveryField()
    {
        const string bytes = "EhFtZXRyaWMudHlwZT0iYS9iIiIQCgYIgOLPqgYSBgi84s+qBiobCgIIPBASIAQqEXJlc291cmNlLmxhYmVscy54OABA6AdKAXRSCnByb2plY3RzL3A=";

        Check<ListTimeSeriesRequest>(bytes, """
            {
              "name": "projects/p", "filter": "metric.type=\"a/b\"", "pageSize": 1000, "pageToken": "t",
              "interval": { "startTime": "2023-11-14T22:13:20Z", "endTime": "2023-11-14T22:14:20Z" },
              "aggregation": {
                "alignmentPeriod": "60s", "perSeriesAligner": "ALIGN_PERCENTILE_99",
                "crossSeriesReducer": "REDUCE_SUM", "groupByFields": ["resource.labels.x"]
              }
            }
            """);
    }

    [Fact]
    public void ListTimeSeriesResponse_Decoded_HasEveryField()
    {
        const string bytes =
            "CqABChQSDQoFc3RhdGUSBGlkbGUaA2EvYhIYCgFyEhMKDmNvbm5lY3Rvcl9uYW1lEgFjGAEgAyodChAKBgiA4s+qBhIGCLziz6oGEgkZAAAAAAAA+D8qRwoQCgYIgOLP" +
            "qgYSBgiA4s+qBhIzKjEIAxEAAAAAAAAAQBkAAAAAAAAAQDIWEhQIAhEAAAAAAAAAQBkAAAAAAADwPzoDAAECQgJtcxIBbhoFCA4SAXgqAm1z";

        Check<ListTimeSeriesResponse>(bytes, """
            {
              "timeSeries": [{
                "metric": { "type": "a/b", "labels": { "state": "idle" } },
                "resource": { "type": "r", "labels": { "connector_name": "c" } },
                "metricKind": "GAUGE", "valueType": "DOUBLE", "unit": "ms",
                "points": [
                  { "interval": { "startTime": "2023-11-14T22:13:20Z", "endTime": "2023-11-14T22:14:20Z" }, "value": { "doubleValue": 1.5 } },
                  {
                    "interval": { "startTime": "2023-11-14T22:13:20Z", "endTime": "2023-11-14T22:13:20Z" },
                    "value": { "distributionValue": {
                      "count": "3", "mean": 2, "sumOfSquaredDeviation": 2, "bucketCounts": ["0", "1", "2"],
                      "bucketOptions": { "exponentialBuckets": { "numFiniteBuckets": 2, "growthFactor": 2, "scale": 1 } }
                    } }
                  }
                ]
              }],
              "nextPageToken": "n", "executionErrors": [{ "code": 14, "message": "x" }], "unit": "ms"
            }
            """);
    }

    [Fact]
    public void ListMetricDescriptorsRequest_Decoded_HasEveryField() => Check<ListMetricDescriptorsRequest>(
        "EgFmGAUiAXQqCnByb2plY3RzL3AwAQ==",
        """{ "name": "projects/p", "filter": "f", "pageSize": 5, "pageToken": "t", "activeOnly": true }""");

    private static void Check<T>(string bytes, string json)
        where T : IMessage<T>, new()
    {
        var decoded = new T();
        decoded.MergeFrom(ByteString.FromBase64(bytes));

        // Equal bytes in memory: a field unknown to our contract would stay in the message and differ.
        Assert.Equal(WireJson.Parse<T>(json), decoded);
    }
}
