using System.Globalization;

namespace OpsDashboard.Tests.Telemetry;

/// <summary>The text of <c>/metrics</c>, asked by name and labels.</summary>
sealed class MetricsText(string text)
{
    public string Text => text;

    public IEnumerable<string> Lines(string name) =>
        text.Split('\n').Where(line => line.StartsWith(name + "{", StringComparison.Ordinal) || line.StartsWith(name + " ", StringComparison.Ordinal));

    public int Count(string name) => Lines(name).Count();

    /// <summary>The one series with these labels (and maybe more).</summary>
    public double Value(string name, params (string Name, string Value)[] labels)
    {
        var line = Assert.Single(Lines(name), line => labels.All(label => line.Contains($"{label.Name}=\"{label.Value}\"", StringComparison.Ordinal)));

        // "name{label="value"} 1.5 1700000000000": the value follows the labels, a time may follow the value.
        return double.Parse(line[(line.IndexOf('}', StringComparison.Ordinal) + 1)..].Trim().Split(' ')[line.Contains('}') ? 0 : 1], CultureInfo.InvariantCulture);
    }
}
