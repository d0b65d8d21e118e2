using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using OpsDashboard.Configuration;

namespace OpsDashboard.Security;

/// <summary>Lets a program in by its token, where its scope allows; a request without <c>Authorization</c> goes on as before.</summary>
/// <remarks>Neither logs nor answers repeat what was shown.</remarks>
sealed class TokenCheck(DashboardOptions options) : IEndpointFilter
{
    private const string Scheme = "Bearer ";

    private readonly (TokenOptions Token, byte[] Hash)[] _tokens = [.. options.Authentication.Tokens.Select(token => (token, Convert.FromHexString(token.Sha256)))];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Authorization.Count == 0)
        {
            return await next(context);
        }

        if (Find(http.Request) is not { } token)
        {
            return Refuse(http.Response, StatusCodes.Status401Unauthorized, "invalid_token", "Authorization: must be Bearer and a token whose SHA-256 is configured in Authentication:Tokens.");
        }

        var scope = http.GetEndpoint()?.Metadata.GetMetadata<TokenScope>()?.Scope;
        if (scope is null || !token.Scopes.Contains(scope))
        {
            return Refuse(http.Response, StatusCodes.Status403Forbidden, "insufficient_scope", $"The token {token.Name} has scope {string.Join(", ", token.Scopes)}, which does not reach here.");
        }

        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, token.Name)], "Bearer"));
        return await next(context);
    }

    private TokenOptions? Find(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var shown = SHA256.HashData(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()));
        TokenOptions? found = null;
        // All of them, each in the same time: how long it takes tells nothing about them.
        foreach (var (token, hash) in _tokens)
        {
            found = CryptographicOperations.FixedTimeEquals(shown, hash) ? token : found;
        }

        return found;
    }

    private static ProblemHttpResult Refuse(HttpResponse response, int status, string error, string detail)
    {
        response.Headers.WWWAuthenticate = $"Bearer error=\"{error}\"";
        return TypedResults.Problem(title: status == StatusCodes.Status401Unauthorized ? "The token is not known." : "The token may not do this.", detail: detail, statusCode: status);
    }
}

/// <summary>The scope with which a token may come here; without it none may.</summary>
sealed record TokenScope(string Scope);
