using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpsDashboard.Security;

/// <summary>Puts the safety that every request needs into the program.</summary>
static class SecurityHosting
{
    /// <summary>Needed beside <see cref="UseSecurity"/>.</summary>
    /// <remarks>The framework's own host filter would refuse loopback as soon as <c>AllowedHosts</c> names something, and without words.</remarks>
    public static IServiceCollection AddSecurity(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["*"]);

    /// <summary>Headers, host check and origin checks; first in the pipeline.</summary>
    public static WebApplication UseSecurity(this WebApplication app)
    {
        var hosts = new HostCheck(app.Configuration["AllowedHosts"]);
        app.Use((context, next) =>
        {
            Headers.Write(context);
            return Refusal(context.Request, hosts) is not { } refusal ? next(context)
                : refusal.ProblemDetails is { Status: StatusCodes.Status403Forbidden } refused && PlainPage.IsWanted(context.Request)
                ? PlainPage.WriteAsync(context, StatusCodes.Status403Forbidden, "This was not let in", refused.Detail ?? "", "Nothing was changed. Open the page by itself and try it there.")
                : refusal.ExecuteAsync(context);
        });
        return app;
    }

    private static ProblemHttpResult? Refusal(HttpRequest request, HostCheck hosts)
    {
        // Probes of a cluster ask by address; these two answer with nothing worth stealing.
        var isProbe = request.Path == "/healthz" || request.Path == "/readyz";
        if (!isProbe && !hosts.Allows(request.Host))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Unknown host",
                detail: "This program answers to localhost and to the names in the configuration key AllowedHosts; the request was for another host.");
        }

        if (!OriginCheck.Allows(request))
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status403Forbidden,
                title: "Foreign origin",
                detail: "Live connections are for this program's own pages, and for clients that send no Origin; this one came from a page elsewhere.");
        }

        return OriginCheck.Guards(request.Path) || CrossSiteCheck.Allows(request) ? null : TypedResults.Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "Foreign origin",
            detail: "What changes something is for this program's own pages, and for clients that send neither Origin nor Sec-Fetch-Site; this request came from a page elsewhere.");
    }
}
