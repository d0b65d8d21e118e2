using System.Text.RegularExpressions;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests;

/// <summary>Data flow one way: a folder of the program uses only what lies before it.</summary>
public sealed partial class FolderOrderTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Configuration"] = [],
        // How the program is started: arguments, settings files, static files.
        ["Hosting"] = ["Configuration", "Security"],
        ["Readings"] = ["Configuration"],
        ["Evaluation"] = ["Configuration", "Readings"],
        // The loop judges with what is recorded, and the journal writes what snapshots say anew: those two know each other.
        ["Snapshots"] = ["Configuration", "Readings", "Evaluation", "Journal"],
        ["Journal"] = ["Configuration", "Readings", "Evaluation", "Snapshots"],
        // What tickets link to: an incident kept for ever, looked at in the past, written down.
        ["Frozen"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Journal"],
        ["TimeTravel"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Journal"],
        ["Reports"] = ["Configuration", "Readings", "Evaluation", "Snapshots"],
        // The hub is where screens come in; what they are let do is decided without it.
        ["Screens"] = ["Configuration", "Evaluation", "Snapshots", "Journal", "Workspace"],
        ["Live"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Screens"],
        // How states and numbers look: on pages and in pictures alike.
        ["Appearance"] = ["Configuration", "Evaluation", "Snapshots"],
        ["Components"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Journal", "Frozen", "TimeTravel", "Reports", "Workspace", "Screens", "Live", "Appearance"],
        ["Workspace"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Journal", "Frozen"],
        ["Api"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Journal", "Frozen", "TimeTravel", "Reports", "Workspace", "Security", "Appearance"],
        ["Security"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Live", "Appearance"],
        ["Telemetry"] = ["Configuration", "Readings", "Evaluation", "Snapshots", "Live"],
    };

    [Fact]
    public void Folders_OfTheProgram_AreAllInTheTable()
    {
        var folders = Directory.GetDirectories(Repository.Source).Select(folder => Path.GetFileName(folder)!).Except(["bin", "obj", "Properties"], StringComparer.Ordinal);

        Assert.Empty(folders.Except(MayUse.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Folder_Never_UsesWhatComesAfterIt()
    {
        var wrong =
            from file in Repository.Files(Repository.Source, ".cs", ".razor")
            let folder = FolderOf(file)
            where MayUse.ContainsKey(folder)
            from used in UsedBy(File.ReadAllText(file), folder)
            where used != folder && !MayUse[folder].Contains(used)
            select $"{Path.GetRelativePath(Repository.Source, file)} uses {used}";

        Assert.Empty(wrong.Distinct());
    }

    [Theory]
    [InlineData("using OpsDashboard.Live;", "Live")]
    [InlineData("@using OpsDashboard.Components.Tiles", "Components")]
    [InlineData("global::OpsDashboard.Api.X y;", "Api")]
    [InlineData("Telemetry.LogMessages.X();", "Telemetry")]
    [InlineData("// as in OpsDashboard.Live", null)]
    [InlineData("string Telemetry = source.Live.X;", null)]
    public void Use_InAnyForm_IsSeen(string source, string? folder) => Assert.Equal(folder is null ? [] : [folder], UsedBy(source, "Configuration"));

    private static string FolderOf(string file) => Path.GetRelativePath(Repository.Source, file).Split(Path.DirectorySeparatorChar)[0];

    // By full name, or by the last part of a namespace as code inside OpsDashboard may write it.
    private static IEnumerable<string> UsedBy(string source, string folder) =>
        UsePattern().Matches(Comments().Replace(source, ""))
            .Select(match => match.Groups["full"].Success ? match.Groups["full"].Value : match.Groups["part"].Value)
            .Where(used => used != folder && MayUse.ContainsKey(used))
            .Distinct();

    [GeneratedRegex(@"\bOpsDashboard\.(?<full>[A-Z]\w*)|(?<![\w.])(?<part>Readings|Evaluation|Snapshots|Live|Components|Api|Security|Telemetry)\.[A-Z]\w*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex UsePattern();

    [GeneratedRegex(@"//[^\n]*", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Comments();
}
