using System.Text.Json.Nodes;
using OpsDashboard.Emulator.Faults;
using OpsDashboard.Emulator.Model;
using OpsDashboard.Emulator.Rest;

namespace OpsDashboard.Emulator.Logging;

/// <summary>What a start writes: an entry for each phase reached, one at its end, and when it fails the errors between.</summary>
static class StartEntries
{
    private static readonly string[] PhaseNames = ["init", "dependencies", "database", "cache", "services", "websocket", "finalize"];

    // Whose errors stand beside that of the phase and that of the lifespan.
    private static readonly (string Source, string Message)[] Errors =
    [
        ("driver", "connection attempt failed"),
        ("server", "startup aborted by the application server"),
        ("trace", "traceback (continued)"),
    ];

    public static IEnumerable<LogEntry> Of(Start start, StagingView staging)
    {
        var id = PointHash.Series($"{start.InstanceId}/{start.Attempt}");
        var number = 0;
        LogEntry Entry(double second, LogSeverity severity, JsonObject payload)
        {
            payload.Insert(1, "start_id", $"{id:x16}");
            if (severity is LogSeverity.Error && start.ErrorClass is { } error)
                payload["error_class"] = error;
            var ticks = staging.Ticks(second);
            return new LogEntry
            {
                Ticks = ticks,
                ReceivedTicks = ticks + (long)((0.2 + PointHash.Unit(id, ticks, PointFault.Late)) * TimeSpan.TicksPerSecond),
                InsertId = $"{id:x16}{number++:x2}",
                Severity = severity,
                RevisionName = start.Revision.Name,
                InstanceId = start.InstanceId,
                Payload = payload,
            };
        }

        var reached = start.PhaseSeconds.Count;
        var at = start.From;
        for (var phase = 1; phase <= reached; phase++)
        {
            at += start.PhaseSeconds[phase - 1];
            var failed = phase == start.FailedPhase;
            yield return Entry(at, failed ? LogSeverity.Error : LogSeverity.Info, new JsonObject
            {
                ["event"] = "startup_phase",
                ["phase"] = phase,
                ["phase_name"] = PhaseNames[phase - 1],
                ["outcome"] = failed ? "failure" : "success",
                ["duration_seconds"] = Math.Round(start.PhaseSeconds[phase - 1], 6),
                ["timeout_seconds"] = start.Revision.TimeoutSeconds,
            });
        }

        // The count of error entries is the model's: log_entry_count and this list tell the same.
        for (var i = 0; i < start.ErrorEntries - 2; i++)
        {
            var (source, message) = Errors[Math.Min(i, Errors.Length - 1)];
            yield return Entry(at, LogSeverity.Error, new JsonObject { ["event"] = "startup_error", ["source"] = source, ["message"] = message });
        }

        yield return Entry(start.To, start.Succeeded ? LogSeverity.Info : LogSeverity.Error, new JsonObject
        {
            ["event"] = "startup",
            ["attempt"] = start.Attempt,
            ["outcome"] = start.Succeeded ? "success" : "failure",
            ["exit_code"] = start.Succeeded ? 0 : Start.FailureExitCode,
            ["duration_seconds"] = Math.Round(start.To - start.From, 6),
            ["phases_reached"] = reached,
            ["connections"] = start.Connections.Count,
            ["timeout_seconds"] = start.Revision.TimeoutSeconds,
        });
    }
}
