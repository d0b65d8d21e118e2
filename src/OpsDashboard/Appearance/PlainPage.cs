using System.Net;
using System.Text;
using OpsDashboard.Snapshots;

namespace OpsDashboard.Appearance;

/// <summary>A page of the product where no component can be rendered: a request that was refused before it reached one. It looks like the others.</summary>
public static class PlainPage
{
    /// <summary>Whether a person's browser asks: what wants JSON, or anything, gets problem details instead.</summary>
    public static bool IsWanted(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accept => accept.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && accept.Quality is null or > 0);

    /// <summary>Answers with it.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="title">What happened.</param>
    /// <param name="paragraphs">Why, and what to do; plain text.</param>
    public static Task WriteAsync(HttpContext http, int status, string title, params IEnumerable<string> paragraphs)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(Text(http.Request, title, paragraphs), http.RequestAborted);
    }

    /// <summary>What stands on it, as HTML.</summary>
    public static string Card(string title, params IEnumerable<string> paragraphs)
    {
        var look = StateAppearance.Of(SourceStatus.Denied);
        var card = new StringBuilder($"<section class=\"card message {look.Css}\"><h1><svg class=\"shape line\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"{look.Shape}\"/></svg> ")
            .Append(WebUtility.HtmlEncode(title)).Append("</h1>");
        foreach (var paragraph in paragraphs)
        {
            card.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>");
        }

        return card.Append("<p><a href=\"./\">Go to the overview</a></p></section>").ToString();
    }

    private static string Text(HttpRequest request, string title, IEnumerable<string> paragraphs) =>
        $"<!DOCTYPE html><html lang=\"en\"{(request.Cookies["theme"] is var theme && theme is "dark" or "light" ? $" data-theme=\"{theme}\"" : "")}><head><meta charset=\"utf-8\"><base href=\"{WebUtility.HtmlEncode(request.PathBase.ToUriComponent())}/\">"
        + $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{WebUtility.HtmlEncode(title)} · OpsDashboard</title>"
        + "<link rel=\"stylesheet\" href=\"./theme.css\"><link rel=\"stylesheet\" href=\"./app.css\"></head>"
        + $"<body><header class=\"frame\"><a class=\"product\" href=\"./\">OpsDashboard</a></header><main>{Card(title, paragraphs)}</main></body></html>";
}
