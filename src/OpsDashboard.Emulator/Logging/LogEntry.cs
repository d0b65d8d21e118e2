using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator.Logging;

/// <summary>Severities by their numbers, as LogSeverity has them.</summary>
enum LogSeverity
{
    Default = 0,
    Debug = 100,
    Info = 200,
    Notice = 300,
    Warning = 400,
    Error = 500,
    Critical = 600,
    Alert = 700,
    Emergency = 800,
}

/// <summary>One entry of the service's log.</summary>
sealed record LogEntry
{
    public const string ResourceType = "cloud_run_revision";

    /// <summary>When it was written, ticks of UTC.</summary>
    public required long Ticks { get; init; }

    /// <summary>From when on it can be read.</summary>
    public required long ReceivedTicks { get; init; }

    public required string InsertId { get; init; }

    public required LogSeverity Severity { get; init; }

    public required string RevisionName { get; init; }

    public required string InstanceId { get; init; }

    public required JsonObject Payload { get; init; }

    public string LogName =>
        $"projects/{Scenario.ProjectId}/logs/run.googleapis.com%2F{(Severity >= LogSeverity.Error ? "stderr" : "stdout")}";

    /// <summary>The value of a resource's label; null when there is none.</summary>
    public string? ResourceLabel(string key) => key switch
    {
        "project_id" => Scenario.ProjectId,
        "location" => Scenario.Location,
        "service_name" or "configuration_name" => Scenario.ServiceName,
        "revision_name" => RevisionName,
        _ => null,
    };

    /// <summary>As Cloud Logging shows it. The payload goes into the result: once for each entry.</summary>
    public JsonObject ToJson()
    {
        string[] labels = ["project_id", "location", "service_name", "revision_name", "configuration_name"];
        return new JsonObject
        {
            ["logName"] = LogName,
            ["resource"] = new JsonObject
            {
                ["type"] = ResourceType,
                ["labels"] = new JsonObject(labels.Select(key => KeyValuePair.Create(key, (JsonNode?)ResourceLabel(key)))),
            },
            ["jsonPayload"] = Payload,
            ["timestamp"] = GoogleJson.Time(Ticks),
            ["receiveTimestamp"] = GoogleJson.Time(ReceivedTicks),
            ["severity"] = Severity.ToString().ToUpperInvariant(),
            ["insertId"] = InsertId,
            ["labels"] = new JsonObject { ["instanceId"] = InstanceId },
        };
    }
}
