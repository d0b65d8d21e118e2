using System.Security.Cryptography;
using System.Text;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Support;

/// <summary>A token of a CI job.</summary>
static class Tokens
{
    public const string Secret = "q1x8h0mRz5-not-a-real-one";

    public static readonly TokenOptions Nightly = new() { Name = "nightly", Sha256 = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Secret))), Scopes = [TokenOptions.WriteEvidence] };
}
