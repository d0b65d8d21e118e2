using Google.Apis.Auth.OAuth2;
using Grpc.Core;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Application Default Credentials as call credentials, looked for at the first call: a program without them starts,
/// shows its page and says what is missing.</summary>
sealed class GoogleCredentials(Func<CancellationToken, Task<ITokenAccessWithHeaders>> load, string roles = GoogleCredentials.MonitoringRole)
{
    /// <summary>Scope of the APIs that know no narrower one; what an account may do is decided by its roles.</summary>
    public const string CloudScope = "https://www.googleapis.com/auth/cloud-platform";

    private const string MonitoringRole = "roles/monitoring.viewer";
    private const string ReadScope = "https://www.googleapis.com/auth/monitoring.read";
    private static readonly Uri TokenServer = new("https://oauth2.googleapis.com/");
    private readonly Lock _gate = new();
    private Task<ITokenAccessWithHeaders>? _loaded;

    /// <summary>The credentials of the environment, for reading metrics only.</summary>
    public GoogleCredentials()
        : this(ReadScope, MonitoringRole)
    {
    }

    /// <summary>The credentials of the environment for a scope; <paramref name="roles"/> is what people are told to give.</summary>
    public GoogleCredentials(string scope, string roles)
        : this(async token => (await GoogleCredential.GetApplicationDefaultAsync(token)).CreateScoped(scope), roles)
    {
    }

    /// <summary>Adds the bearer token, and the project that pays when the credential names one.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED with a <see cref="MissingCredentialsException"/> inside.</exception>
    public async Task AddHeadersAsync(AuthInterceptorContext context, Metadata headers)
    {
        try
        {
            foreach (var (name, value) in await HeadersAsync(context.ServiceUrl, context.CancellationToken))
            {
                headers.Add(name, value);
            }
        }
        catch (MissingCredentialsException exception)
        {
            // An RpcException passes through the transport as it is; anything else would arrive as an internal error.
            throw new RpcException(new Status(StatusCode.Unauthenticated, exception.Message, exception));
        }
    }

    /// <summary>The headers of a request to <paramref name="uri"/>, names in lower case.</summary>
    /// <exception cref="MissingCredentialsException">No token could be had.</exception>
    public async Task<IReadOnlyList<(string Name, string Value)>> HeadersAsync(string uri, CancellationToken cancellation)
    {
        try
        {
            var credential = await Load().WaitAsync(cancellation);
            var token = await credential.GetAccessTokenWithHeadersForRequestAsync(uri, cancellation);
            return [("authorization", $"Bearer {token.AccessToken}"), .. token.Headers.SelectMany(header => header.Value, (header, value) => (header.Key.ToLowerInvariant(), value))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            throw Explain(exception);
        }
    }

    // One search for all callers; one that failed is forgotten, so that credentials that appear later are found without a restart.
    private Task<ITokenAccessWithHeaders> Load()
    {
        lock (_gate)
        {
            return _loaded is null or { IsFaulted: true } or { IsCanceled: true } ? _loaded = load(CancellationToken.None) : _loaded;
        }
    }

    private static string NoToken(Exception exception) => $"no access token from the Google credentials: {UntrustedText.OneLine(exception.Message)}";

    private MissingCredentialsException Explain(Exception exception) => new(
        exception is InvalidOperationException
            ? $"no Google credentials found: run `gcloud auth application-default login`, set GOOGLE_APPLICATION_CREDENTIALS, or give the service an account with {roles}"
            : exception is HttpRequestException ? OutboundProxy.Named(NoToken(exception), TokenServer)
            : NoToken(exception),
        exception);
}
