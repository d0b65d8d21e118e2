using OpsDashboard.Evaluation;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Components.Views;

/// <summary>Live configuration beside what was recorded of it.</summary>
/// <param name="Off">Why nothing is read; null when something is.</param>
/// <param name="Drifted">How many values differ from the recorded ones.</param>
public sealed record ConfigurationView(string? Off, int Drifted, ValueList<ConfigurationFact> Facts)
{
    /// <summary>From a snapshot.</summary>
    public static ConfigurationView Of(DashboardSnapshot snapshot) => new(
        snapshot.Sources.FirstOrDefault(source => source.Id == ConfigurationState.Id) is { Status: SourceStatus.Off } off ? off.Error ?? "off" : null,
        snapshot.Configuration.Count(fact => fact.Drifted),
        snapshot.Configuration);
}
