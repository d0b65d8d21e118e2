using OpsDashboard.Hosting;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Hosting;

public sealed class SettingsPlaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _program;
    private readonly string _work;

    public SettingsPlaceTests()
    {
        (_program, _work) = (_folder.PathOf("program"), _folder.PathOf("work"));
        Write("program/appsettings.json");
        Directory.CreateDirectory(_work);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NothingNamed_IsTheProgramsFolder_UnlessTheWorkingDirectoryHasSettings()
    {
        Assert.Equal(new SettingsPlace(_program, Path.Combine(_program, "appsettings.json")), Find());

        Write("work/appsettings.json");
        Assert.Equal(new SettingsPlace(_work, Path.Combine(_work, "appsettings.json")), Find());
    }

    [Fact]
    public void ContentRoot_ThatIsNamed_Counts_AlsoOverTheWorkingDirectory()
    {
        Write("work/appsettings.json");
        Write("work/team/appsettings.json");
        var team = new SettingsPlace(Path.Combine(_work, "team"), Path.Combine(_work, "team", "appsettings.json"));

        Assert.Equal(team, Find(contentRoot: "team"));
        Assert.Equal(team, Find(contentRoot: Path.Combine(_work, "team")));
    }

    [Fact]
    public void Config_ReplacesTheFileAlone()
    {
        Write("work/appsettings.json");
        Write("work/team/ops.json");
        var file = Path.Combine(_work, "team", "ops.json");

        Assert.Equal(new SettingsPlace(_program, file), Find(config: "team/ops.json"));
        Assert.Equal(new SettingsPlace(_work, file), Find(config: file, contentRoot: "."));
        Assert.Equal(Path.Combine(_work, "team", "appsettings.Staging.json"), Find(config: file).Over("Staging"));
    }

    [Fact]
    public void WhatIsNamed_AndNotThere_IsRefusedByName()
    {
        Assert.Equal($"contentRoot: found {Path.Combine(_work, "nowhere")}, must be a folder that exists", Refusal(contentRoot: "nowhere"));
        Assert.Equal($"The content root {_work} has no appsettings.json: put one there, or name one with --config FILE", Refusal(contentRoot: "."));
        Assert.Equal($"--config: found {Path.Combine(_work, "no.json")}, must be a settings file that exists", Refusal(config: "no.json"));
    }

    [Fact]
    public void SettingsThatAreAFolder_AreNotPassedOver()
    {
        Directory.CreateDirectory(Path.Combine(_work, "appsettings.json"));

        var place = Find();
        var refused = Assert.Throws<StartRefusedException>(() => SettingsPlace.Check(place.File));

        Assert.Equal(_work, place.ContentRoot);
        Assert.StartsWith($"The settings file {place.File} is a folder, it must be a file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsThatCannotBeOpened_AreRefused_WithTheReason()
    {
        // A link to itself: also who may read everything cannot read it.
        var loop = _folder.PathOf("loop.json");
        File.CreateSymbolicLink(loop, loop);

        var refused = Assert.Throws<StartRefusedException>(() => SettingsPlace.Check(loop));

        Assert.StartsWith($"The settings file {loop} cannot be read: ", refused.Message, StringComparison.Ordinal);
    }

    private SettingsPlace Find(string? config = null, string? contentRoot = null) => SettingsPlace.Find(config, contentRoot, _work, _program);

    private string Refusal(string? config = null, string? contentRoot = null) => Assert.Throws<StartRefusedException>(() => Find(config, contentRoot)).Message;

    private void Write(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(name))!);
        File.WriteAllText(_folder.PathOf(name), "{}");
    }
}
