using System.Text.Json.Serialization;

namespace OpsDashboard.Evaluation.Recorded;

/// <summary>The claim that the incident is over.</summary>
/// <param name="OverrideReason">Why, although criteria did not hold; null when all did. Printed wherever the claim is.</param>
/// <param name="Held">Ids of the criteria that held: if one of them is not met any more, the incident is open again.</param>
public sealed record Resolution(int Attempt, DateTimeOffset At, string By, string? OverrideReason, ValueList<string> Held)
{
    /// <summary>Of its journal entry.</summary>
    [JsonIgnore]
    public long Position { get; init; }
}
