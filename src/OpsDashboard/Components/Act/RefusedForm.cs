namespace OpsDashboard.Components.Act;

/// <summary>Words for forms that the framework refuses before a page sees them: without them the browser would show its own page.</summary>
static class RefusedForm
{
    /// <summary>Nearer to the endpoint than the pages of status codes.</summary>
    public static IApplicationBuilder UseRefusedForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.Path.StartsWithSegments(Views.IncidentsRegions.Path))
        {
            await next(context);
        }
        else if (context.Request.ContentLength > FormSizeAttribute.MostBytes)
        {
            await WriteAsync(context, StatusCodes.Status413PayloadTooLarge, $"The form is larger than {FormSizeAttribute.MostBytes / 1024} KiB.");
        }
        else
        {
            await next(context);
            if (context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
            {
                await WriteAsync(context, StatusCodes.Status400BadRequest, "The form was opened too long ago, is too large, or did not come from this program's own page.");
            }
        }
    });

    private static Task WriteAsync(HttpContext context, int status, string why) => PlainPage.WriteAsync(
        context, status, "Nothing was saved", why, "Go back in the browser: what you typed is still there. Copy it, and open the page anew.");
}
