using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace OpsDashboard.Api.Badges;

/// <summary>A badge over HTTP: always a picture, which every cache must ask for again and every site may show.</summary>
static partial class BadgeAnswer
{
    public static IResult Of(HttpContext http, Func<Badge> badge)
    {
        var response = http.Response;
        var (svg, style) = Draw(badge, http.RequestServices);
        var bytes = Encoding.UTF8.GetBytes(svg);
        response.Headers.CacheControl = "no-cache";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{Hash(style)}'; frame-ancestors 'none'";
        return TypedResults.Bytes(bytes, "image/svg+xml; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }

    private static (string Svg, string Style) Draw(Func<Badge> badge, IServiceProvider services)
    {
        try
        {
            return Written(badge());
        }
        catch (Exception failure)
        {
            BadgeFailed(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(BadgeAnswer)), failure);
            return Written(Badge.Unknown("drawing it failed"));
        }
    }

    private static (string Svg, string Style) Written(Badge badge) => (BadgeSvg.Write(badge), BadgeSvg.Style(badge.Look));

    private static string Hash(string style) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}";

    [LoggerMessage(9001, LogLevel.Error, "A badge could not be drawn")]
    private static partial void BadgeFailed(ILogger log, Exception failure);
}
