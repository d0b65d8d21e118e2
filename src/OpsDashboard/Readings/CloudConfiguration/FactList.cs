using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Readings.CloudConfiguration;

/// <summary>Gathers the facts of one resource under its id.</summary>
sealed class FactList(string resource, DateTimeOffset readAt)
{
    // A word of configuration is short; whatever is longer was not meant for a table.
    private const int LongestText = 300;

    private readonly List<LiveFact> _facts = [];

    public void Number(string name, string title, double? value, string unit, string source) => Add(name, title, value, null, unit, source);

    public void Text(string name, string title, string? value, string source) =>
        Add(name, title, null, value is null ? null : UntrustedText.Bounded(UntrustedText.OneLine(value), LongestText), "", source);

    public ValueList<LiveFact> ToFacts() => _facts.ToValueList();

    private void Add(string name, string title, double? number, string? text, string unit, string source) =>
        _facts.Add(new LiveFact($"{resource}.{name}", title, number, text, unit, source, readAt, readAt));
}
