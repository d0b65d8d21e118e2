using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests;

/// <summary>An incident is configuration: the program must not know the one it ships with.</summary>
public sealed class NothingHardCodedTests
{
    // The default of CloudMonitoring:ProjectId is a part of the public contract.
    private const string DefaultProject = "ProjectId { get; init; } = \"netra-staging\"";

    [Theory]
    [InlineData("1278")]
    [InlineData("1263")]
    [InlineData("netra")]
    [InlineData("staging-connector")]
    [InlineData("staging-shared-postgres")]
    [InlineData("golden path")]
    [InlineData("golden-path")]
    public void Program_Never_NamesTheShippedIncident(string word)
    {
        var naming =
            from file in Repository.Files(Repository.Source, ".cs", ".razor", ".json", ".css", ".js", ".targets", ".csproj")
            where Path.GetFileName(file) is not ("packages.lock.json" or "packages.google.lock.json")
            from line in File.ReadLines(file)
            where line.Contains(word, StringComparison.OrdinalIgnoreCase) && !line.Contains(DefaultProject, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Repository.Source, file)}: {line.Trim()}";

        Assert.Empty(naming);
    }
}
