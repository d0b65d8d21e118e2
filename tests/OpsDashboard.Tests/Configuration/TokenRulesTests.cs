using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Configuration;

public sealed class TokenRulesTests
{
    private const string Hash = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    [Fact]
    public void Token_Valid_IsUnderstood()
    {
        var (options, faults) = Load();

        Assert.Empty(faults.All);
        Assert.Equal(new TokenOptions { Name = "nightly", Sha256 = Hash, Scopes = ["evidence:write"] }, Assert.Single(options!.Authentication.Tokens));
    }

    [Theory]
    [InlineData("0:Name", "", "Authentication:Tokens:0:Name: found nothing, must be 1 to 40 lower-case letters, digits and hyphens, not starting with a hyphen")]
    [InlineData("0:Name", "Nightly job", "Authentication:Tokens:0:Name: found Nightly job, must be 1 to 40 lower-case letters, digits and hyphens, not starting with a hyphen")]
    [InlineData("0:Sha256", "my-secret-token", "Authentication:Tokens:0:Sha256: found a value that is not shown here, must be the SHA-256 of the token, 64 hexadecimal digits")]
    [InlineData("0:Scopes:0", "metrics:read", "Authentication:Tokens:0:Scopes:0: found metrics:read, must be evidence:write")]
    [InlineData("0:Scopes:1", "evidence:write", "Authentication:Tokens:0:Scopes:1: found evidence:write, must be there once")]
    public void Token_Wrong_IsAFaultThatHidesItsHash(string key, string value, string expected) =>
        Assert.Equal(expected, Assert.Single(Load((key, value)).Faults.All).ToString());

    [Fact]
    public void Tokens_Alike_AreFaults() =>
        Assert.Equal(
            [
                "Authentication:Tokens:1:Name: found nightly, must be unique; Authentication:Tokens:0 has it too",
                "Authentication:Tokens:1:Sha256: found a value that is not shown here, must be unique; Authentication:Tokens:0 has it too",
            ],
            Load(("1:Name", "nightly"), ("1:Sha256", Hash.ToUpperInvariant()), ("1:Scopes:0", "evidence:write")).Faults.All.Select(fault => fault.ToString()));

    private static (DashboardOptions? Options, ConfigurationFaults Faults) Load(params (string Key, string Value)[] changes)
    {
        var values = new Dictionary<string, string?> { ["0:Name"] = "nightly", ["0:Sha256"] = Hash, ["0:Scopes:0"] = "evidence:write" };
        foreach (var (key, value) in changes)
        {
            values[key] = value;
        }

        return ConfigurationLoader.Load(new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => "Authentication:Tokens:" + pair.Key, pair => pair.Value)).Build());
    }
}
