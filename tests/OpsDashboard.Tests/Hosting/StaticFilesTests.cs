using Microsoft.Extensions.FileProviders;
using OpsDashboard.Hosting;
using OpsDashboard.Tests.Support;

namespace OpsDashboard.Tests.Hosting;

public sealed class StaticFilesTests
{
    private const string Manifest = """{"Version":1,"Endpoints":[{"Route":"a.css","AssetFile":"a.css"},{"Route":"a.css","AssetFile":"a.css.gz"},{"Route":"b.js","AssetFile":"deep/b.js"}]}""";

    [Theory]
    [InlineData(null)]
    [InlineData("deep/b.js")]
    [InlineData("a.css.gz")]
    public void File_ThatIsMissingOrEmpty_IsRefusedByName(string? wrong)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("deep"));
        File.WriteAllText(folder.PathOf("list.json"), Manifest);
        foreach (var file in new[] { "a.css", "a.css.gz", "deep/b.js" })
        {
            File.WriteAllText(folder.PathOf(file), file == wrong ? "" : "x");
        }

        using var files = new PhysicalFileProvider(folder.PathOf(""));
        var refused = Record.Exception(() => StaticFiles.Check(files, folder.PathOf("list.json")));

        Assert.Equal(wrong is not null, refused is StartRefusedException);
        if (wrong is not null)
        {
            Assert.Contains($"(the first is {wrong})", refused!.Message, StringComparison.Ordinal);
            File.Delete(folder.PathOf(wrong));
            Assert.Throws<StartRefusedException>(() => StaticFiles.Check(files, folder.PathOf("list.json")));
        }
    }

    [Fact]
    public void List_ThatIsMissing_IsRefused() =>
        Assert.Contains("/nowhere/list.json is missing", Assert.Throws<StartRefusedException>(() => StaticFiles.Check(new NullFileProvider(), "/nowhere/list.json")).Message, StringComparison.Ordinal);
}
