using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about what the first page shows: pathway strip, sentence, time axis.</summary>
static partial class PictureRules
{
    private static readonly string[] Placeholders = ["{value}", "{good}", "{bad}", "{total}", "{window}"];

    public static void Check(string key, IncidentOptions incident, ConfigurationNames names, HashSet<string> criteria, ConfigurationFaults faults)
    {
        for (var i = 0; i < incident.Path.Count; i++)
        {
            CheckStation($"{key}:Path:{i}", incident.Path[i], names, criteria, faults);
        }

        for (var i = 0; i < incident.Sentence.Count; i++)
        {
            CheckPhrase($"{key}:Sentence:{i}", incident.Sentence[i], names, faults);
        }

        if (incident.Timeline is { } timeline)
        {
            CheckTimeline($"{key}:Timeline", timeline, names, faults);
        }
    }

    private static void CheckStation(string key, StationOptions station, ConfigurationNames names, HashSet<string> criteria, ConfigurationFaults faults)
    {
        Require.Text($"{key}:Title", station.Title, faults);
        for (var i = 0; i < station.Signals.Count; i++)
        {
            names.Signal($"{key}:Signals:{i}", station.Signals[i], faults);
        }

        ActionRules.CriterionExists($"{key}:Criterion", station.Criterion, criteria, faults);
        if (station.Link is { } link)
        {
            names.Signal($"{key}:Link", link, faults);
        }
    }

    private static void CheckPhrase(string key, PhraseOptions phrase, ConfigurationNames names, ConfigurationFaults faults)
    {
        names.Signal($"{key}:Signal", phrase.Signal, faults);
        Require.Text($"{key}:Text", phrase.Text, faults);
        foreach (var placeholder in PlaceholderPattern().Matches(phrase.Text).Select(match => match.Value).Where(value => !Placeholders.Contains(value)))
        {
            faults.Add($"{key}:Text", $"the placeholder {FoundText.Of(placeholder)}", $"allowed are {string.Join(", ", Placeholders)}");
        }
    }

    private static void CheckTimeline(string key, TimelineOptions timeline, ConfigurationNames names, ConfigurationFaults faults)
    {
        if (names.Signal($"{key}:Success", timeline.Success, faults) is { Measure: not MeasureKind.Ratio } success)
        {
            faults.Add($"{key}:Success", success.Id, "must be a signal of measure ratio");
        }

        if (names.Signal($"{key}:Duration", timeline.Duration, faults) is { Measure: not MeasureKind.Percentile } duration)
        {
            faults.Add($"{key}:Duration", duration.Id, "must be a signal of measure percentile");
        }

        if (timeline.Revisions is { } revisions)
        {
            QueryRules.Check($"{key}:Revisions", revisions, additive: false, faults);
            Require.Text($"{key}:RevisionLabel", timeline.RevisionLabel, faults);
        }
    }

    [GeneratedRegex("\\{[^{}]*\\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlaceholderPattern();
}
