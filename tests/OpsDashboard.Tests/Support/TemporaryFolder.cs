namespace OpsDashboard.Tests.Support;

/// <summary>A folder of its own, gone with the test.</summary>
sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("opsdashboard-");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
