using System.Globalization;

namespace OpsDashboard.Components;

/// <summary>Says which live view a page shows; the shell writes it to the body for <c>live.js</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LivePageAttribute(string view) : Attribute
{
    /// <summary>Name of the view, or what it begins with.</summary>
    public string View { get; } = view;

    /// <summary>A whole number of the page's route that ends the view's name after a dash; null when all addresses share one view.</summary>
    public string? Route { get; init; }

    /// <summary>A query parameter whose word ends the view's name after a dash: <c>/wall?view=phases</c> shows <c>wall-phases</c>. Without it, or with <see cref="Word"/>, the view itself.</summary>
    public string? Query { get; init; }

    /// <summary>The word of <see cref="Query"/> that means the view itself.</summary>
    public string? Word { get; init; }

    /// <summary>Whether <c>?at=</c> shows the page as of another time, which is never live.</summary>
    public bool HasPast { get; init; }

    /// <summary>The view of the page that is asked for; null when it is not a live one.</summary>
    public static string? ViewOf(HttpContext http) => !Travel.PastPage.IsAsked(http) && http.GetEndpoint()?.Metadata.GetMetadata<LivePageAttribute>() is { } page
        ? page.Of(http.Request)
        : null;

    private string? Of(HttpRequest request) => (Route, Query) switch
    {
        // By its value: 01 and 1 are one address to the page.
        ({ } name, _) => long.TryParse(request.RouteValues[name]?.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{View}-{number}")
            : null,
        (_, { } name) when request.Query[name] is [{ Length: > 0 } word] && word != Word => $"{View}-{word}",
        _ => View,
    };
}
