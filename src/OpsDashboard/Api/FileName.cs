using Microsoft.Net.Http.Headers;

namespace OpsDashboard.Api;

/// <summary>The name under which an answer is saved.</summary>
static class FileName
{
    /// <summary>Only letters, digits, dot, dash and underscore: whatever the parts are, the header has one line and the name no path.</summary>
    public static void Attach(HttpResponse response, string name)
    {
        var safe = new string([.. name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')]);
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = safe }.ToString();
    }
}
