using OpsDashboard.Snapshots;

namespace OpsDashboard.Tests.Snapshots;

public sealed class BuildTests
{
    private static readonly Guid[] Modules = [new("11111111-2222-3333-4444-555555555555"), new("66666666-7777-8888-9999-000000000000")];

    private static readonly string Manifest = ManifestOf("live.js", 'A', "Sat, 28 Nov 2026 10:00:00 GMT");

    [Fact]
    public void Identity_OfTheSameSources_IsTheSame_WheneverTheirFilesWereWritten() =>
        Assert.Equal(Build.IdentityOf("0.1.0", Modules, Manifest), Build.IdentityOf("0.1.0", Modules, ManifestOf("live.js", 'A', "Sun, 29 Nov 2026 11:00:00 GMT")));

    [Fact]
    public void Identity_OfAMendedScript_IsAnother() =>
        Assert.NotEqual(Build.IdentityOf("0.1.0", Modules, Manifest), Build.IdentityOf("0.1.0", Modules, ManifestOf("live.js", 'B', "Sat, 28 Nov 2026 10:00:00 GMT")));

    [Fact]
    public void Identity_OfOtherCode_IsAnother() =>
        Assert.NotEqual(Build.IdentityOf("0.1.0", Modules, Manifest), Build.IdentityOf("0.1.0", [Modules[0], Guid.Empty], Manifest));

    [Fact]
    public void Identity_OfThisProgram_IsItsVersionAndAHash() => Assert.Matches("^0\\.1\\.0-[0-9a-f]{8}$", Build.Identity);

    // As the SDK writes it, in short.
    private static string ManifestOf(string route, char content, string written) => $$"""
        {"Endpoints":[{"Route":"{{route}}","ResponseHeaders":[{"Name":"Last-Modified","Value":"{{written}}"}],
        "EndpointProperties":[{"Name":"integrity","Value":"sha256-{{new string(content, 43)}}="}]}]}
        """;
}
