using System.Text.Json;

namespace OpsDashboard.Evaluation;

/// <summary>The word of a verdict in JSON, badges and logs.</summary>
public static class VerdictWord
{
    /// <summary>For example <c>not-met</c>.</summary>
    public static string Of(Verdict verdict) => JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.ToString());
}
