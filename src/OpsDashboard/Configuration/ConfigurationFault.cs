namespace OpsDashboard.Configuration;

/// <summary>One thing that is wrong, in the words of who wrote the configuration.</summary>
/// <param name="Key">Path such as <c>Signals:3:Thresholds:Critical</c>.</param>
/// <param name="Found">What stands there, made safe by <see cref="FoundText"/>.</param>
/// <param name="Allowed">What may stand there, for example <c>must be at least 0</c>.</param>
public sealed record ConfigurationFault(string Key, string Found, string Allowed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key}: found {Found}, {Allowed}";

    /// <summary>Ids and numbers of the list elements that the key passes, outermost first, such as "7, immediate, success-95"; empty without any.</summary>
    public string Names { get; init; } = "";

    /// <summary>As it is printed: the key stays whole, so that it can be searched for, and the names stand behind it.</summary>
    public string Line => Names.Length == 0 ? ToString() : $"{Key} ({Names}): found {Found}, {Allowed}";
}
