using System.Text.Json;
using OpsDashboard.Emulator.Queries;

namespace OpsDashboard.Emulator.Logging;

/// <summary>The body of entries.list.</summary>
sealed record LogRequest(IReadOnlyList<string> ResourceNames, string Filter, bool Ascending, int PageSize, string PageToken)
{
    private const int MaxResourceNames = 100;
    private const int MaxPageSize = 1_000;
    private const int DefaultPageSize = 50;

    /// <summary>What a page token belongs to: the request without its token and size.</summary>
    public byte[] Identity => JsonSerializer.SerializeToUtf8Bytes(new { ResourceNames, Filter, Ascending });

    /// <exception cref="Grpc.Core.RpcException">INVALID_ARGUMENT with the member; PERMISSION_DENIED for another project.</exception>
    public static LogRequest Read(JsonElement body)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            throw Refusal.Invalid("Invalid JSON payload received: an object is expected.");
        List<string> names = [];
        var (filter, order, size, token) = ("", "", 0, "");
        foreach (var member in body.EnumerateObject())
        {
            switch (member.Name)
            {
                case "resourceNames":
                    names = Names(member.Value);
                    break;
                case "filter":
                    filter = Text(member);
                    break;
                case "orderBy":
                    order = Text(member);
                    break;
                case "pageSize":
                    size = member.Value.ValueKind is JsonValueKind.Number && member.Value.TryGetInt32(out var number)
                        ? number
                        : throw Refusal.Invalid("Invalid value at 'pageSize' (TYPE_INT32)");
                    break;
                case "pageToken":
                    token = Text(member);
                    break;
                case "projectIds":
                    throw Refusal.Unsupported("projectIds (write resourceNames)");
                default:
                    throw Refusal.Invalid($"Invalid JSON payload received. Unknown name \"{member.Name}\": Cannot find field.");
            }
        }

        if (names.Count is 0 or > MaxResourceNames)
            throw Refusal.Invalid($"resourceNames must hold 1 to {MaxResourceNames} names");
        foreach (var name in names)
            ProjectName.Check(name, "logging.logEntries.list");
        if (size is < 0 or > MaxPageSize)
            throw Refusal.Invalid($"pageSize must be 0 to {MaxPageSize}");
        if (order is not ("" or "timestamp" or "timestamp asc" or "timestamp desc"))
            throw Refusal.Invalid($"orderBy \"{order}\" must be \"timestamp asc\" or \"timestamp desc\"");
        return new LogRequest(names, filter, order is not "timestamp desc", size == 0 ? DefaultPageSize : size, token);
    }

    private static List<string> Names(JsonElement names) =>
        names.ValueKind is JsonValueKind.Array && names.EnumerateArray().All(name => name.ValueKind is JsonValueKind.String)
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : throw Refusal.Invalid("Invalid value at 'resourceNames' (TYPE_STRING)");

    private static string Text(JsonProperty member) => member.Value.ValueKind is JsonValueKind.String
        ? member.Value.GetString()!
        : throw Refusal.Invalid($"Invalid value at '{member.Name}' (TYPE_STRING)");
}
