using System.Text.RegularExpressions;

namespace OpsDashboard.Configuration.Rules;

/// <summary>Rules about tokens. No fault repeats a hash: what stands there by mistake may be the token itself.</summary>
static partial class TokenRules
{
    // Each is compared with each request that shows one.
    private const int Most = 32;

    public static void Check(string key, ValueList<TokenOptions> tokens, ConfigurationFaults faults)
    {
        Require.AtMost(key, tokens, Most, faults);
        var (names, hashes) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        for (var i = 0; i < tokens.Count; i++)
        {
            var (token, own) = (tokens[i], $"{key}:{i}");
            if (!NamePattern().IsMatch(token.Name))
            {
                faults.Add($"{own}:Name", token.Name.Length == 0 ? null : token.Name, "must be 1 to 40 lower-case letters, digits and hyphens, not starting with a hyphen");
            }
            else if (!names.TryAdd(token.Name, own))
            {
                faults.Add($"{own}:Name", token.Name, $"must be unique; {names[token.Name]} has it too");
            }

            if (!HashPattern().IsMatch(token.Sha256))
            {
                faults.Add($"{own}:Sha256", token.Sha256.Length == 0 ? null : FoundText.Hidden, "must be the SHA-256 of the token, 64 hexadecimal digits");
            }
            else if (!hashes.TryAdd(token.Sha256, own))
            {
                faults.Add($"{own}:Sha256", FoundText.Hidden, $"must be unique; {hashes[token.Sha256]} has it too");
            }

            CheckScopes($"{own}:Scopes", token.Scopes, faults);
        }
    }

    private static void CheckScopes(string key, ValueList<string> scopes, ConfigurationFaults faults)
    {
        if (scopes.Count == 0)
        {
            faults.Add(key, "an empty list", $"must have {TokenOptions.WriteEvidence}: a token without a scope may do nothing");
        }

        for (var i = 0; i < scopes.Count; i++)
        {
            if (scopes[i] != TokenOptions.WriteEvidence)
            {
                faults.Add($"{key}:{i}", scopes[i], $"must be {TokenOptions.WriteEvidence}");
            }
            else if (i > 0)
            {
                faults.Add($"{key}:{i}", scopes[i], "must be there once");
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[0-9A-Fa-f]{64}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HashPattern();
}
