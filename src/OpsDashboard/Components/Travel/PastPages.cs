using System.Globalization;
using OpsDashboard.Configuration;
using OpsDashboard.Readings;
using OpsDashboard.TimeTravel;

namespace OpsDashboard.Components.Travel;

/// <summary>Stands before the pages that have a past: reads the time, makes it absolute, waits for the moment, turns away what is too much.</summary>
/// <remarks>Drawing takes more of the processor than anything else here: one page of the past at a time leaves the rest to the live ones.</remarks>
sealed class PastPages(RequestDelegate next, PastMoments moments, DashboardOptions options, IncidentClock clock) : IDisposable
{
    private static readonly System.Text.CompositeFormat Busy = System.Text.CompositeFormat.Parse(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Busy · OpsDashboard</title>"
        + "<h1>Too many moments of the past are asked for</h1><p>Looking back asks the source anew, so it is rationed; what is watched live goes on. Try again in {0} seconds. <a href=\"{1}\">Go to the live page</a>.</p></html>");

    private readonly SemaphoreSlim _drawing = new(1);
    private int _requests;

    public async Task InvokeAsync(HttpContext http)
    {
        if (!PastPage.IsAsked(http) || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) || IsUnknownIncident(http))
        {
            await next(http);
            return;
        }

        // It says what is so by now; another reader may see late points. In the words of antiforgery, which would log that it changes others.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        try
        {
            await (Interlocked.Increment(ref _requests) > moments.Limits.Requests ? TurnAwayAsync(http) : AnswerAsync(http));
        }
        finally
        {
            Interlocked.Decrement(ref _requests);
        }
    }

    public void Dispose() => _drawing.Dispose();

    private async Task AnswerAsync(HttpContext http)
    {
        // As an address may be written: routing takes a number with a line break before it, a header does not.
        var (query, path, now) = (http.Request.Query, http.Request.Path.ToUriComponent(), clock.Now);
        var field = query.ContainsKey(PastPage.At) ? PastPage.At : PastPage.Utc;
        var text = query[field].ToString();
        var asked = AskedTime.Of(field == PastPage.At ? text : text + "Z", now, options.Incidents.Select(incident => incident.OpenedAt));
        switch (asked)
        {
            case AskedTime.Now(var time):
                http.Response.Redirect(http.Request.PathBase.ToUriComponent() + PastPage.Address(path, time));
                break;
            case AskedTime.At(var time) when field != PastPage.At:
                http.Response.Redirect(http.Request.PathBase.ToUriComponent() + PastPage.Address(path, time));
                break;
            case AskedTime.At(var time) when moments.TryAsk(time, out var moment):
                await DrawAsync(http, new PastPage(path, now, await moment.WaitAsync(http.RequestAborted), Refused: null, field));
                break;
            case AskedTime.Refused refused:
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                await DrawAsync(http, new PastPage(path, now, Moment: null, refused, field));
                break;
            default:
                await TurnAwayAsync(http);
                break;
        }
    }

    private async Task DrawAsync(HttpContext http, PastPage page)
    {
        http.Features.Set(page);
        await _drawing.WaitAsync(http.RequestAborted);
        var client = http.Response.Body;
        // Drawn into memory: who reads slowly would keep all others waiting. At most PastLimits.Requests of them.
        using var drawn = new MemoryStream();
        http.Response.Body = drawn;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = client;
            _drawing.Release();
        }

        await client.WriteAsync(drawn.GetBuffer().AsMemory(0, (int)drawn.Length), http.RequestAborted);
    }

    private Task TurnAwayAsync(HttpContext http)
    {
        var seconds = Math.Ceiling(moments.Limits.Refill.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = seconds;
        http.Response.ContentType = "text/html; charset=utf-8";
        // The path is one of ours; only its number is typed by others.
        var path = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(http.Request.PathBase.Value + http.Request.Path.Value);
        return http.Response.WriteAsync(string.Format(CultureInfo.InvariantCulture, Busy, seconds, path), http.RequestAborted);
    }

    private bool IsUnknownIncident(HttpContext http) =>
        http.Request.RouteValues.TryGetValue("Number", out var number)
        && !(long.TryParse(number?.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var known) && options.Incidents.Any(incident => incident.Number == known));
}
