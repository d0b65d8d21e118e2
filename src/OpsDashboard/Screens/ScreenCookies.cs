namespace OpsDashboard.Screens;

/// <summary>Gives a browser that opens <c>/wall</c> its token, and a withdrawn one another.</summary>
static class ScreenCookies
{
    private static readonly PathString Wall = new("/wall");

    // Browsers keep no cookie longer; each visit renews it, and a wall loads its page anew with each build.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>Before the page itself is made.</summary>
    public static IApplicationBuilder UseScreenCookies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.StartsWithSegments(Wall, StringComparison.OrdinalIgnoreCase, out var rest) && rest.Value is null or "" or "/")
        {
            Give(context, context.RequestServices.GetRequiredService<WallScreens>());
        }

        return next(context);
    });

    private static void Give(HttpContext context, WallScreens walls)
    {
        var (screens, token) = (walls.Screens, ScreenToken.Read(context.Request.Cookies[ScreenToken.Cookie]));
        if (token is null || screens.Withdrawn.Contains(token.Sha256))
        {
            token = ScreenToken.New(mustPair: token is not null);
        }

        var paired = screens.Of(token.Sha256);
        token = paired is null ? token : token.Paired();
        context.Response.Cookies.Append(ScreenToken.Cookie, token.CookieValue, new CookieOptions
        {
            HttpOnly = true,
            // Not Strict: a link from another site would then seem to open a new screen, whose token replaced this one. What the token opens, the hub checks for its Origin.
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            Path = PathPrefix.OfCookies(context.Request),
            MaxAge = Kept,
            IsEssential = true,
        });
        // The page names one screen: nobody may keep it for another.
        context.Response.Headers.CacheControl = "no-store";
        context.Features.Set(new ScreenOfRequest(token.Code, paired?.Name, token.MustPair));
    }
}

/// <summary>Which screen asks for <c>/wall</c>.</summary>
/// <param name="Name">Null while it is not paired.</param>
/// <param name="MustPair">It was withdrawn: nothing is shown until it is paired again.</param>
sealed record ScreenOfRequest(string Code, string? Name, bool MustPair)
{
    /// <summary>Whether the answer may have nothing of what is watched, not even its icon.</summary>
    public static bool IsWithdrawn(HttpContext http) => http.Features.Get<ScreenOfRequest>() is { MustPair: true };
}
