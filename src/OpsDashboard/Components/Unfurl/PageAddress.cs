using System.Globalization;
using System.Text.RegularExpressions;
using OpsDashboard.Configuration;

namespace OpsDashboard.Components.Unfurl;

/// <summary>What an address says by itself. Nothing is looked up: it reads the same whether there is such a page or not.</summary>
/// <param name="Title">"Incident 41", "Frozen revision r3 of incident 41".</param>
/// <param name="Incident">The incident whose present the page tells of; null for others, and for a page of another time.</param>
/// <param name="IsOfAll">Whether the page tells of the present of all incidents.</param>
public sealed partial record PageAddress(string Title, long? Incident = null, bool IsOfAll = false)
{
    /// <summary>The product's name, where an address says nothing more.</summary>
    public const string Product = "OpsDashboard";

    /// <summary>Reads an address.</summary>
    /// <param name="at">The value of <c>?at=</c>, as it stands there.</param>
    public static PageAddress Of(string path, string? at)
    {
        var page = OfPath(path.Length > 1 ? path.TrimEnd('/') : path);
        return at is null ? page
            : Rfc3339.ReadQuery(at) is { } time
            ? new PageAddress(string.Create(CultureInfo.InvariantCulture, $"{page.Title} as of {time:yyyy-MM-dd HH:mm} UTC"))
            : new PageAddress(page.Title);
    }

    private static PageAddress OfPath(string path)
    {
        if (FrozenPattern().Match(path) is { Success: true } frozen)
        {
            return new PageAddress($"Frozen revision r{frozen.Groups["revision"].Value} of incident {frozen.Groups["number"].Value}");
        }

        if (IncidentPattern().Match(path) is { Success: true } match && IncidentNumber.Parse(match.Groups["number"].Value) is { } number)
        {
            return new PageAddress($"{(match.Groups["part"].Value == "/report" ? "Report on incident" : "Incident")} {number}", number);
        }

        return path switch
        {
            "/" => new PageAddress(Product, IsOfAll: true),
            "/incidents" => new PageAddress("Incidents", IsOfAll: true),
            "/phases" => new PageAddress("Startup phases"),
            "/sources" => new PageAddress("Sources"),
            _ => new PageAddress(Product),
        };
    }

    [GeneratedRegex(@"^/i/(?<number>\d{1,16})@r(?<revision>\d{1,9})\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrozenPattern();

    [GeneratedRegex(@"^/incidents/(?<number>\d{1,16})(?<part>/report|/act)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IncidentPattern();
}
