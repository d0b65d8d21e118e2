using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace OpsDashboard.Emulator.Faults;

/// <summary>An error as Google tells it, over gRPC and over REST.</summary>
sealed record ApiError(StatusCode Code, string Message)
{
    /// <summary>The machine-readable reason that Google adds to some errors; null for none.</summary>
    public ErrorInfo? Info { get; init; }

    /// <summary>With <c>grpc-status-details-bin</c> when there is a reason.</summary>
    public RpcException ToRpcException()
    {
        if (Info is null)
            return new RpcException(new Status(Code, Message));
        var details = new Google.Rpc.Status { Code = (int)Code, Message = Message, Details = { Any.Pack(Info) } };
        return new RpcException(new Status(Code, Message), new Metadata { { "grpc-status-details-bin", details.ToByteArray() } });
    }

    /// <summary><c>{"error": {"code", "message", "status", "details"?}}</c>, with the HTTP status as the code.</summary>
    public JsonObject ToJson()
    {
        var error = new JsonObject
        {
            ["code"] = CanonicalCode.Http(Code),
            ["message"] = Message,
            ["status"] = CanonicalCode.Name(Code),
        };
        if (Info is not null)
        {
            var details = new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo",
                ["reason"] = Info.Reason,
                ["domain"] = Info.Domain,
                ["metadata"] = new JsonObject(Info.Metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))),
            };
            error["details"] = new JsonArray(details);
        }

        return new JsonObject { ["error"] = error };
    }
}
