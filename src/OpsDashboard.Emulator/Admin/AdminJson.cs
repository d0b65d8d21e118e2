using System.Text.Json;

namespace OpsDashboard.Emulator.Admin;

/// <summary>How the admin API writes: camelCase members, spans of time as <c>[d.]hh:mm:ss</c>.</summary>
static class AdminJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For reading: a member given twice is a mistake, not a choice.</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
}
