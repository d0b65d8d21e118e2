using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing.Template;

namespace OpsDashboard.Api;

/// <summary>Whatever under <c>/api</c> nothing else answers: 405 when the address knows other methods, else 404.</summary>
static class NotThere
{
    public static ProblemHttpResult Answer(HttpContext context, EndpointDataSource endpoints)
    {
        var request = context.Request;
        var called = $"{request.Method} {request.Path.ToUriComponent()}";
        var methods = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => Matches(endpoint, request.Path))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (methods.Length == 0 || methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            return TypedResults.Problem(title: "There is nothing at this address.", detail: $"{called} is not part of this API.", statusCode: StatusCodes.Status404NotFound);
        }

        context.Response.Headers.Allow = string.Join(", ", methods);
        return TypedResults.Problem(title: "The method is not allowed.", detail: $"{called} is not part of this API; allowed is {string.Join(", ", methods)}.", statusCode: StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Matches(RouteEndpoint endpoint, PathString path) =>
        endpoint.RoutePattern.RawText is { } pattern && pattern.StartsWith("/api/v1/", StringComparison.Ordinal) && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, []);
}
