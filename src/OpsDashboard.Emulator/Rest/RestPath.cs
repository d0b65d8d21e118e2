using Grpc.Core;
using OpsDashboard.Emulator.Model;

namespace OpsDashboard.Emulator.Rest;

/// <summary>What a path and query name: only the scenario's project is there, and no unknown parameter is passed over.</summary>
static class RestPath
{
    // Google's own, without a meaning for the answer here: it is always JSON.
    private static readonly string[] Common = ["alt", "$alt", "prettyPrint"];

    /// <exception cref="RpcException">PERMISSION_DENIED for another project; INVALID_ARGUMENT for an unknown parameter.</exception>
    public static void Check(HttpRequest request, string permission, params string[] parameters)
    {
        if (!Is(request, "project", Scenario.ProjectId))
            throw Refusal.Denied(permission, $"{request.RouteValues["project"]}");
        var unknown = request.Query.Keys.Except([.. parameters, .. Common], StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw Refusal.Invalid($"Unknown name \"{unknown}\": Cannot bind query parameter.");
        if (request.Query.FirstOrDefault(pair => pair.Key is "alt" or "$alt" && pair.Value != "json") is { Key: { } key })
            throw Refusal.Unsupported($"{key} other than json");
    }

    public static bool Is(HttpRequest request, string part, string value) =>
        value.Equals(request.RouteValues[part] as string, StringComparison.Ordinal);

    public static RpcException NotFound(string message) => new(new Status(StatusCode.NotFound, message));
}
