using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace OpsDashboard.Tests.Program;

/// <summary>The stylesheets, scripts and pictures that pages link, asked for as a browser asks: compressed.</summary>
static partial class LinkedFiles
{
    /// <summary>Every file of the page is there and can be decoded to more than nothing; the result is their number.</summary>
    public static async Task<int> CheckAsync(HttpClient client, string page)
    {
        var html = await DecodedAsync(await AskAsync(client, page), page);
        string[] files = [.. Links().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups["url"].Value)).Where(url => !url.Contains("://", StringComparison.Ordinal)).Distinct()];
        foreach (var file in files)
        {
            await DecodedAsync(await AskAsync(client, file), file);
        }

        return files.Length;
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "gzip, deflate, br" } } };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string> DecodedAsync(HttpResponseMessage response, string path)
    {
        using var answer = response;
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var encoding = answer.Content.Headers.ContentEncoding.SingleOrDefault();
        await using Stream plain = encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            null => body,
            _ => throw new InvalidOperationException($"{path} has the encoding {encoding}"),
        };
        using var reader = new StreamReader(plain);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length > 0, $"{path}: {encoding ?? "not encoded"}, nothing in it");
        return text;
    }

    [GeneratedRegex("""<(link\b[^>]*?\bhref|script\b[^>]*?\bsrc|img\b[^>]*?\bsrc)="(?<url>[^"]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();
}
