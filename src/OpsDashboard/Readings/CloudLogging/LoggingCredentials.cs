using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;
using OpsDashboard.Readings.CloudMonitoring;

namespace OpsDashboard.Readings.CloudLogging;

/// <summary>Puts the token of the Application Default Credentials on each request; looked for at the first one.</summary>
sealed class LoggingCredentials : DelegatingHandler
{
    private const string ReadScope = "https://www.googleapis.com/auth/logging.read";
    private ITokenAccessWithHeaders? _credential;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            _credential ??= (await GoogleCredential.GetApplicationDefaultAsync(cancellationToken)).CreateScoped(ReadScope);
            var token = await _credential.GetAccessTokenWithHeadersForRequestAsync(request.RequestUri!.GetLeftPart(UriPartial.Authority), cancellationToken);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
            foreach (var header in token.Headers)
            {
                request.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MissingCredentialsException($"no access token from the Google credentials: {UntrustedText.OneLine(exception.Message)}", exception);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
