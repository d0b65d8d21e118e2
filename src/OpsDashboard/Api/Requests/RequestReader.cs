using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpsDashboard.Workspace;

namespace OpsDashboard.Api.Requests;

/// <summary>JSON → a request record, strictly: what is unknown, there twice or of another type is a fault, and all are told at once.</summary>
/// <typeparam name="T">A record whose parameters may all be null.</typeparam>
static class RequestReader<T>
    where T : class
{
    private static readonly ConstructorInfo Constructor = typeof(T).GetConstructors().Single(one => one.GetParameters().Length > 0);

    private static readonly (string Name, Type Type)[] Members =
        [.. Constructor.GetParameters().Select(parameter => (NameOf(parameter), Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType))];

    // Flat objects are all there is; deeper ones are read only far enough to be told apart from malformed JSON.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>The request, or the answer that refuses it.</summary>
    public static async Task<(T? Request, IResult? Refusal)> ReadAsync(HttpContext context)
    {
        var (bytes, refusal) = await RequestBody.ReadAsync(context.Request, context.RequestAborted);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            var faults = new List<FieldFault>();
            var request = Read(document.RootElement, faults);
            return faults.Count == 0 ? (request, null) : (null, Problems.Invalid(faults));
        }
        catch (JsonException malformed)
        {
            return (null, Problems.Malformed(malformed));
        }
    }

    /// <summary>The request; null and a fault for each thing that is wrong otherwise.</summary>
    public static T? Read(JsonElement body, List<FieldFault> faults)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new FieldFault("", $"found {JsonValues.Word(body)}, must be an object with {string.Join(", ", Members.Select(one => one.Name))}"));
            return null;
        }

        var values = new object?[Members.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in body.EnumerateObject())
        {
            // Bound on what is kept and told: a body could be thousands of unknown members.
            if (faults.Count >= Limits.Faults)
            {
                break;
            }

            Read(member, values, seen, faults);
        }

        return faults.Count == 0 ? (T)Constructor.Invoke(values) : null;
    }

    private static void Read(JsonProperty member, object?[] values, HashSet<string> seen, List<FieldFault> faults)
    {
        var name = JsonValues.NameOf(member);
        var index = Array.FindIndex(Members, one => one.Name == name);
        if (index < 0)
        {
            faults.Add(new FieldFault(OneLine.Of(name), $"found an unknown member, allowed are {string.Join(", ", Members.Select(one => one.Name))}"));
        }
        else if (!seen.Add(name))
        {
            faults.Add(new FieldFault(name, "found twice, must be there once"));
        }
        else if (!JsonValues.TryRead(member.Value, Members[index].Type, out values[index], out var allowed))
        {
            faults.Add(new FieldFault(name, $"found {JsonValues.Word(member.Value)}, must be {allowed}"));
        }
    }

    private static string NameOf(ParameterInfo parameter) =>
        typeof(T).GetProperty(parameter.Name!)!.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
}
