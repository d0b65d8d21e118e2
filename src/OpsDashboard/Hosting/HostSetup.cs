using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace OpsDashboard.Hosting;

/// <summary>The framework's host as this program needs it: settings from where they are meant, static files from the program's own folder,
/// and nothing that watches files by inotify, of which a machine may have none left.</summary>
static class HostSetup
{
    /// <exception cref="StartRefusedException">Something that was named is not there or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A settings file is no JSON.</exception>
    public static WebApplicationBuilder Create(CommandLine line)
    {
        // As the framework reads them, later over earlier.
        var named = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddCommandLine(line.Keys).Build();
        if (named[WebHostDefaults.WebRootKey] is { Length: > 0 } webRoot)
        {
            throw new StartRefusedException($"webroot: found {OneLine.Of(webRoot, 300)}, must be absent: static files come from the program's own folder");
        }

        var place = SettingsPlace.Find(line.Config, named[HostDefaults.ContentRootKey], Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        var over = place.Over(named[HostDefaults.EnvironmentKey] ?? Environments.Production);
        SettingsPlace.Check(place.File);
        if (Path.Exists(over))
        {
            SettingsPlace.Check(over);
        }

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = ["--hostBuilder:reloadConfigOnChange=false", .. line.Keys],
            // The manifests of the static files bear its name.
            ApplicationName = typeof(HostSetup).Assembly.GetName().Name,
            // The host reads this folder's settings at once, and would end on broken ones that --config replaces.
            ContentRootPath = line.Config is null ? place.ContentRoot : AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        if (line.Config is not null)
        {
            builder.Environment.ContentRootPath = place.ContentRoot;
            Replace(builder.Configuration, place.File, over);
        }

        return builder;
    }

    // In the place of the files that the host has read: environment and arguments still go over them.
    private static void Replace(ConfigurationManager manager, string file, string over)
    {
        IList<IConfigurationSource> sources = ((IConfigurationBuilder)manager).Sources;
        var first = sources.Index().First(source => source.Item is JsonConfigurationSource).Index;
        foreach (var source in sources.OfType<JsonConfigurationSource>().ToArray())
        {
            sources.Remove(source);
        }

        sources.Insert(first, Source(file));
        sources.Insert(first + 1, Source(over));
    }

    // Also a file whose name begins with a dot, which the framework hides.
    private static JsonConfigurationSource Source(string file) => new()
    {
        FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(file)!, ExclusionFilters.None),
        Path = Path.GetFileName(file),
        Optional = true,
    };
}
