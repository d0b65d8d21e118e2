using Google.Apis.Auth.OAuth2;
using Grpc.Core;

namespace OpsDashboard.Readings.CloudMonitoring;

/// <summary>Application Default Credentials as call credentials, looked for at the first call: a program without them starts,
/// shows its page and says what is missing.</summary>
sealed class GoogleCredentials(Func<CancellationToken, Task<ITokenAccessWithHeaders>> load)
{
    private const string ReadScope = "https://www.googleapis.com/auth/monitoring.read";
    private readonly Lock _gate = new();
    private Task<ITokenAccessWithHeaders>? _loaded;

    /// <summary>The credentials of the environment, for reading metrics only.</summary>
    public GoogleCredentials()
        : this(async token => (await GoogleCredential.GetApplicationDefaultAsync(token)).CreateScoped(ReadScope))
    {
    }

    /// <summary>Adds the bearer token, and the project that pays when the credential names one.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED with a <see cref="MissingCredentialsException"/> inside.</exception>
    public async Task AddHeadersAsync(AuthInterceptorContext context, Metadata headers)
    {
        try
        {
            var credential = await Load().WaitAsync(context.CancellationToken);
            var token = await credential.GetAccessTokenWithHeadersForRequestAsync(context.ServiceUrl, context.CancellationToken);
            headers.Add("authorization", $"Bearer {token.AccessToken}");
            foreach (var (name, value) in token.Headers.SelectMany(header => header.Value, (header, value) => (header.Key, value)))
            {
                headers.Add(name.ToLowerInvariant(), value);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !context.CancellationToken.IsCancellationRequested)
        {
            // An RpcException passes through the transport as it is; anything else would arrive as an internal error.
            throw new RpcException(new Status(StatusCode.Unauthenticated, exception.Message, Explain(exception)));
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

    private static MissingCredentialsException Explain(Exception exception) => new(
        exception is InvalidOperationException
            ? "no Google credentials found: run `gcloud auth application-default login`, set GOOGLE_APPLICATION_CREDENTIALS, or give the service an account with roles/monitoring.viewer"
            : $"no access token from the Google credentials: {UntrustedText.OneLine(exception.Message)}",
        exception);
}
