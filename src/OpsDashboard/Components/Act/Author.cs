namespace OpsDashboard.Components.Act;

/// <summary>The name somebody goes by, remembered by their browser so that it need not be typed again. It proves nothing.</summary>
static class Author
{
    private const string Cookie = "by";

    /// <summary>"" when none is remembered; cut, for a cookie is as untrusted as a form.</summary>
    public static string Remembered(HttpContext http) => OneLine.Of(http.Request.Cookies[Cookie] ?? "", Workspace.Limits.Name).TrimEnd('…');

    public static void Remember(HttpContext http, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name) && name.Length <= 2 * Workspace.Limits.Name)
        {
            http.Response.Cookies.Append(Cookie, name.Trim(), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = PathPrefix.OfCookies(http.Request),
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }
    }
}
