using OpsDashboard.Configuration;
using OpsDashboard.Readings;

namespace OpsDashboard.Evaluation;

/// <summary>The facts of all incidents as they stand at one time: the live value where there is one to be read, otherwise what was recorded.</summary>
/// <remarks>A fact whose live value should be known but is not, is not known: the recorded one may have been changed since.</remarks>
sealed class Facts
{
    private readonly DashboardOptions _options;
    private readonly LiveConfiguration _live;
    private readonly DateTimeOffset _at;
    private readonly Dictionary<string, FactValue> _values;

    /// <param name="live">What is configured now.</param>
    /// <param name="at">The time looked at; before a live value was first seen, the recorded one was in force.</param>
    public Facts(DashboardOptions options, LiveConfiguration live, DateTimeOffset at)
    {
        (_options, _live, _at) = (options, live, at);
        Configured = new LiveValues(live, options.CloudConfiguration.MaximumAge, at);
        _values = options.Incidents
            .SelectMany(incident => incident.Facts)
            .DistinctBy(fact => fact.Id, StringComparer.Ordinal)
            .ToDictionary(fact => fact.Id, fact => Of(fact, at), StringComparer.Ordinal);
    }

    public LiveValues Configured { get; }

    /// <summary>As they were known at a past time: what could not be read then or is not read now is as recorded.</summary>
    public static double? Then(DashboardOptions options, LiveConfiguration live, string? id, DateTimeOffset at)
    {
        var fact = options.Incidents.SelectMany(incident => incident.Facts).FirstOrDefault(fact => fact.Id == id);
        return fact?.Live is { } name && live.Find(name) is { Number: { } number } seen && seen.Since <= at ? number : fact?.At(at);
    }

    /// <summary>Null when there is no such fact.</summary>
    public FactValue? Find(string? id) => id is not null && _values.TryGetValue(id, out var value) ? value : null;

    /// <summary>Null when there is no such fact, none is in force yet, or its live value is not known.</summary>
    public double? Value(string? id) => Find(id)?.Value;

    /// <summary>The least value in force since then, as a timeout: attempts of that time took at least so long. Null as <see cref="Value"/>.</summary>
    public double? Least(string? id, DateTimeOffset since)
    {
        if (Value(id) is not { } now)
        {
            return null;
        }

        var changes = _options.Incidents.SelectMany(incident => incident.Facts).First(fact => fact.Id == id).Steps.Select(step => step.From).Where(from => from > since && from <= _at);
        return changes.Append(since).Select(time => Then(_options, _live, id, time)).Append(now).Min();
    }

    /// <summary>The product of facts; 1 of none; null when one is not known.</summary>
    public double? Product(ValueList<string> ids)
    {
        double? product = 1;
        foreach (var id in ids)
        {
            product = Value(id) is { } value && product is { } before ? Exact.Product(before, value) : null;
        }

        return product;
    }

    /// <summary>Why <see cref="Product"/> is null.</summary>
    public string Unknown(ValueList<string> ids) =>
        ids.Select(id => Find(id)?.Missing).FirstOrDefault(missing => missing is not null) ?? $"a fact is not known: {string.Join(", ", ids)}";

    private FactValue Of(FactOptions fact, DateTimeOffset at)
    {
        var recorded = fact.At(at);
        if (fact.Live is not { } name || Configured.Off is not null)
        {
            return new FactValue(recorded, recorded, null, fact.Live);
        }

        var live = Configured.Of(name);
        return new FactValue(live.Fact?.Number, recorded, live.Missing, name);
    }
}

/// <summary>One fact at one time.</summary>
/// <param name="Value">What counts.</param>
/// <param name="Recorded">What was written down at the incident.</param>
/// <param name="Missing">Why there is no value although there should be a live one.</param>
/// <param name="LiveName">The live value of the same thing.</param>
readonly record struct FactValue(double? Value, double? Recorded, string? Missing, string? LiveName);
