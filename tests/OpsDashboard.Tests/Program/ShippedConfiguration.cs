using Microsoft.Extensions.Configuration;
using OpsDashboard.Configuration;

namespace OpsDashboard.Tests.Program;

/// <summary>The configuration files of the repository, loaded as the program loads them.</summary>
static class ShippedConfiguration
{
    public static string RepositoryRoot { get; } = Find(AppContext.BaseDirectory);

    public static DashboardOptions Options { get; } = Load("appsettings.json");

    public static DashboardOptions Load(string path)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(RepositoryRoot, path)).Build();
        var (options, faults) = ConfigurationLoader.Load(configuration);
        return options ?? throw new InvalidOperationException(faults.Format());
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "OpsDashboard.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no repository above the tests"));
}
