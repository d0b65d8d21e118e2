using System.Text.RegularExpressions;
using Microsoft.AspNetCore.HttpOverrides;

namespace OpsDashboard;

/// <summary>The path below which a proxy serves this program, such as <c>/ops</c>: the key <c>PathBase</c> where the proxy keeps it, <c>X-Forwarded-Prefix</c> where the proxy takes it away.</summary>
static partial class PathPrefix
{
    /// <summary>In words that follow "must be".</summary>
    public const string Allowed = "absent or a path such as /ops: parts of letters, digits, '.', '_', '~' and '-', each after a /, and no / at the end";

    private const int Longest = 200;

    public static bool IsValid(string? prefix) => prefix is { Length: <= Longest } && Pattern().IsMatch(prefix);

    /// <summary>Where cookies of this program belong: two programs of one host must not read each other's.</summary>
    public static string OfCookies(HttpRequest request) => request.PathBase.HasValue ? request.PathBase.ToUriComponent() : "/";

    /// <summary>Lets the framework's switch for forwarded headers (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>) read the prefix as well, from the same proxies.</summary>
    public static IServiceCollection AddPathPrefix(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            if (string.Equals("true", configuration["ForwardedHeaders_Enabled"], StringComparison.OrdinalIgnoreCase))
            {
                options.ForwardedHeaders |= ForwardedHeaders.XForwardedPrefix;
            }
        });

    /// <summary>Takes the prefix off the path; first in the pipeline. What comes without it is served as well.</summary>
    public static WebApplication UsePathPrefix(this WebApplication app, string? configured)
    {
        app.Use((context, next) =>
        {
            // A proxy that does not set the header may let a client's through, and it stands in every page.
            var forwarded = context.Request.PathBase.Value?.TrimEnd('/');
            context.Request.PathBase = IsValid(forwarded) ? forwarded : PathString.Empty;
            return next(context);
        });
        app.UsePathBase(configured);
        app.Use((context, next) =>
        {
            // "/ops" is asked for as "/ops/" is.
            context.Request.Path = context.Request.Path.HasValue ? context.Request.Path : "/";
            return next(context);
        });
        app.UseRouting();
        return app;
    }

    [GeneratedRegex(@"^(/(?!\.{1,2}(/|\z))[A-Za-z0-9._~-]+)+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
