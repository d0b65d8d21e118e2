using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpsDashboard.Readings.CloudMonitoring;
using OpsDashboard.Readings.Health;

namespace OpsDashboard.Readings.GoogleRest;

/// <summary>GET and POST of JSON: at Google with a bearer token of the Application Default Credentials, each API at its own
/// host; or everything at one plaintext server without any credentials.</summary>
/// <remarks>Every call gets an answer: what fails is a <see cref="RestAnswer"/> with a reason. No redirects, no cookies, no
/// retries: the next poll is the next try.</remarks>
public sealed class GoogleRestClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri? _server;
    private readonly GoogleCredentials _credentials;
    private readonly TimeProvider _time;
    private readonly GoogleRestLimits _limits;

    /// <param name="server">Null for Google's own hosts; an <c>http://host:port</c> has all paths and gets no credentials.</param>
    /// <param name="time">Measures the deadline of a call.</param>
    /// <param name="limits">Bounds of a call.</param>
    /// <exception cref="ArgumentException">The server is neither null nor http: credentials go to Google alone.</exception>
    public GoogleRestClient(Uri? server, TimeProvider time, GoogleRestLimits? limits = null)
        : this(server, time, limits, new GoogleCredentials(GoogleCredentials.CloudScope, "the viewer roles of what it reads"), Connections())
    {
    }

    internal GoogleRestClient(Uri? server, TimeProvider time, GoogleRestLimits? limits, GoogleCredentials credentials, HttpMessageHandler handler)
    {
        if (server is not null && server.Scheme != Uri.UriSchemeHttp)
        {
            throw new ArgumentException("must be http, or null for Google's hosts", nameof(server));
        }

        (_server, _time, _limits, _credentials) = (server, time, limits ?? new(), credentials);
        // The deadline is ours, on the program's own clock.
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Breaker, clock skew and count of its calls; null where nobody looks at them.</summary>
    public SourceHealth? Health { get; init; }

    /// <summary>Dates the count of calls.</summary>
    public IncidentClock? Clock { get; init; }

    /// <summary>Reads one resource.</summary>
    /// <param name="api">Whose.</param>
    /// <param name="path">Such as <c>/v1/projects/p/locations/l/connectors/c</c>; names in it escaped by the caller.</param>
    /// <param name="token">Ends the cycle; the answer then says so.</param>
    public Task<RestAnswer> GetAsync(GoogleApi api, string path, CancellationToken token) => SendAsync(api, HttpMethod.Get, path, json: null, token);

    /// <summary>Asks with a JSON body, such as <c>/v2/entries:list</c>.</summary>
    public Task<RestAnswer> PostAsync(GoogleApi api, string path, string json, CancellationToken token) => SendAsync(api, HttpMethod.Post, path, json, token);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<RestAnswer> SendAsync(GoogleApi api, HttpMethod method, string path, string? json, CancellationToken token)
    {
        if (Health is not { } health)
        {
            return await AskAsync(api, method, path, json, token);
        }

        RestAnswer? answer = null;
        var breaker = health.BreakerOf(_server is null ? api.Host : _server.Authority);
        var failure = await breaker.TryAsync(async () =>
        {
            var sent = _time.GetTimestamp();
            answer = await AskAsync(api, method, path, json, token);
            health.Usage.Add(new UsageCount(Calls: 1, Series: 0), Clock?.Now ?? _time.GetUtcNow());
            if (answer.ServerDate is { } date)
            {
                health.Skew.Observe(date, sent);
            }

            return answer.Failure;
        });
        return answer ?? RestAnswer.Failed(failure ?? breaker.NotAsked);
    }

    private async Task<RestAnswer> AskAsync(GoogleApi api, HttpMethod method, string path, string? json, CancellationToken token) =>
        await TryAsync(api, method, path, json, token) is var answer && answer.Failure is { } failure
            ? answer with { Failure = OutboundProxy.Named(failure, Server(api)) }
            : answer;

    private async Task<RestAnswer> TryAsync(GoogleApi api, HttpMethod method, string path, string? json, CancellationToken token)
    {
        using var deadline = new CancellationTokenSource(_limits.Call, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, token);
        try
        {
            using var request = await RequestAsync(api, method, path, json, linked.Token);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token);
            return await AnswerAsync(api, path, response, linked.Token);
        }
        catch (MissingCredentialsException exception)
        {
            return RestAnswer.Failed(new ReadingFailure(FailureKind.Denied, exception.Message));
        }
        catch (HttpRequestException exception)
        {
            return RestAnswer.Failed(RestFailureWords.Connection(exception));
        }
        catch (IOException exception)
        {
            return RestAnswer.Failed(RestFailureWords.Connection(new HttpRequestException(null, exception)));
        }
        catch (OperationCanceledException)
        {
            return RestAnswer.Failed(token.IsCancellationRequested ? FailureWords.CycleOver : RestFailureWords.Late(_limits.Call));
        }
    }

    private Uri Server(GoogleApi api) => _server ?? new Uri($"https://{api.Host}");

    private async Task<HttpRequestMessage> RequestAsync(GoogleApi api, HttpMethod method, string path, string? json, CancellationToken token)
    {
        var request = new HttpRequestMessage(method, new Uri(Server(api), path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (_server is null)
        {
            foreach (var (name, value) in await _credentials.HeadersAsync($"https://{api.Host}/", token))
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private async Task<RestAnswer> AnswerAsync(GoogleApi api, string path, HttpResponseMessage response, CancellationToken token)
    {
        var date = response.Headers.Date;
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            return RestAnswer.Failed(RestFailureWords.Redirected(api, response.Headers.Location), date);
        }

        var (body, isTooLong) = await BodyAsync(response, token);
        if (isTooLong)
        {
            return RestAnswer.Failed(RestFailureWords.TooLong(_limits.AnswerBytes), date);
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (response.IsSuccessStatusCode)
        {
            return body is { } found ? new RestAnswer(found, date) : RestAnswer.Failed(RestFailureWords.Foreign(api, response.StatusCode, mediaType), date);
        }

        var failure = body is { } told && GoogleError.Of(told) is { } error
            ? RestFailureWords.Of(response.StatusCode, error, api, path)
            : RestFailureWords.OfForeign(response.StatusCode, api, mediaType);
        // Only a span: a date would be one of the server's clock.
        var retryAfter = response.Headers.RetryAfter?.Delta is { } delta && delta > TimeSpan.Zero ? delta : (TimeSpan?)null;
        return RestAnswer.Failed(failure with { RetryAfter = retryAfter }, date);
    }

    /// <summary>The body, null when it is no JSON object; or that it is longer than it may be. No more than the bound is ever held, and that in pieces:
    /// entries of a log are hundreds of kilobytes, in one piece garbage that the collector seldom looks at.</summary>
    private async Task<(JsonElement? Body, bool IsTooLong)> BodyAsync(HttpResponseMessage response, CancellationToken token)
    {
        if (response.Content.Headers.ContentLength > _limits.AnswerBytes)
        {
            return (null, true);
        }

        var pipe = PipeReader.Create(await response.Content.ReadAsStreamAsync(token), new StreamPipeReaderOptions(bufferSize: 16 * 1024));
        try
        {
            while (await pipe.ReadAsync(token) is var read && read.Buffer.Length <= _limits.AnswerBytes)
            {
                if (read.IsCompleted)
                {
                    return (Parse(read.Buffer), false);
                }

                pipe.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }

            return (null, true);
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static JsonElement? Parse(ReadOnlySequence<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SocketsHttpHandler Connections() => new()
    {
        // Followed, a redirect would turn a login page into an answer, and carry the token to whoever asked for it.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(4),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxConnectionsPerServer = 8,
        MaxResponseHeadersLength = 64,
    };
}
